package dev.portico.extension.notices;

import dev.portico.extension.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One change as a mail tells it.
 *
 * @param key of the message
 * @param values what goes into it: names of roles, a date
 */
public record Line(String key, List<String> values) {

    private static final String PREFIX = "portalAccessChanged.";
    private static final String NONE = "none";

    public Line {
        values = List.copyOf(values);
    }

    /**
     * Words an entry.
     *
     * @param role what people call the role with this name
     * @param date a date as the reader writes it
     */
    static Line of(Entry entry, Function<String, String> role, Function<Instant, String> date) {
        return switch (entry.act()) {
            case LEVEL_CHANGED -> level(entry, role);
            case ROLE_GRANTED -> line("added", role.apply(text(entry.after().get("role"))));
            case ROLE_REMOVED -> line("removed", role.apply(text(entry.before().get("role"))));
            case OWN_ONLY_SET ->
                line(Boolean.TRUE.equals(entry.after().get("ownTicketsOnly")) ? "ownOnly" : "notOwnOnly");
            case END_DATE_SET ->
                entry.after().get("until") instanceof String until
                        ? line("until", date.apply(Instant.parse(until)))
                        : line("endless");
            case REVOKED -> line("revoked");
            case DEACTIVATED -> line("deactivated");
            case ACTIVATED -> line("activated");
            default -> throw new IllegalArgumentException("no change of access: " + entry.act());
        };
    }

    private static Line level(Entry entry, Function<String, String> role) {
        String before = text(entry.before().get("level"));
        String after = text(entry.after().get("level"));
        if (after.equals(NONE)) {
            return line("levelTaken", role.apply(before));
        }
        return before.equals(NONE)
                ? line("levelGiven", role.apply(after))
                : line("level", role.apply(before), role.apply(after));
    }

    private static Line line(String key, String... values) {
        return new Line(PREFIX + key, List.of(values));
    }

    private static String text(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }
}
