package dev.portico.extension.account;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Problem;
import java.util.Comparator;

/**
 * When an organisation comes in the list: by its name, as much of it as a cursor holds, then by its id. The list goes on after it though
 * the organisation itself may not be there any more.
 */
record Turn(String name, String id) implements Comparable<Turn> {

    private static final int LONGEST = 100;

    private static final Comparator<Turn> ORDER =
            Comparator.comparing(Turn::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Turn::id);

    static Turn of(Organization organization) {
        int[] name = organization
                .name()
                .codePoints()
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .limit(LONGEST)
                .toArray();
        return new Turn(new String(name, 0, name.length), organization.id().value());
    }

    /** As {@link #key} wrote it. */
    static Turn in(String key) {
        int gap = key.indexOf(' ');
        if (gap < 0) {
            throw Problem.invalid(Reason.INVALID_VALUE, "after must be the next of an earlier page");
        }
        return new Turn(key.substring(gap + 1), key.substring(0, gap));
    }

    String key() {
        return id + " " + name;
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
