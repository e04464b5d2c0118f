package dev.portico.extension.installation;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/**
 * What was made and changed in a realm, in that order: written into the realm itself, so that its export takes it along and it can
 * be undone elsewhere. What was there before is not in it.
 */
record Installed(List<Made> made) {

    /** Not of the portal's settings: those begin otherwise. */
    private static final String ATTRIBUTE = "portico.installation";

    Installed {
        made = made.stream().distinct().toList();
    }

    /** Throws a 409 when somebody has written something else there. */
    static Installed in(RealmModel realm) {
        String written = realm.getAttribute(ATTRIBUTE);
        if (written == null || written.isBlank()) {
            return new Installed(List.of());
        }
        return read(written)
                .orElseThrow(() -> Problem.conflict(
                        Reason.INVALID_VALUE,
                        "The realm's attribute " + ATTRIBUTE
                                + " cannot be read: put it right, or remove it and with it the undoing"));
    }

    /** Empty for what this class has not written. */
    static Optional<Installed> read(String written) {
        try {
            return Optional.ofNullable(JsonSerialization.readValue(written, Installed.class))
                    .filter(read -> read.made().stream().allMatch(each -> each != null && each.saysWhat()));
        } catch (IOException tamperedWith) {
            return Optional.empty();
        }
    }

    Installed and(List<Made> more) {
        return new Installed(
                Stream.concat(made.stream(), more.stream()).distinct().toList());
    }

    /** Those that a removal keeps and that are there: they can be undone later, when nothing is in the way any more. */
    Installed still(Removal removal, Remains remains) {
        List<Made> reversed = Removal.inReverse(this);
        List<Made> kept = new ArrayList<>();
        for (int i = reversed.size() - 1; i >= 0; i--) {
            Made each = reversed.get(i);
            if (removal.steps().get(i).action() == Removal.Action.KEEP
                    && remains.found().getOrDefault(each, Remains.Remain.GONE).there()) {
                kept.add(each);
            }
        }
        return new Installed(kept);
    }

    /** Those that a removal takes away or puts back. */
    List<Made> undone(Removal removal) {
        List<Made> reversed = Removal.inReverse(this);
        return IntStream.range(0, reversed.size())
                .filter(i -> removal.steps().get(i).action() != Removal.Action.KEEP)
                .mapToObj(reversed::get)
                .toList();
    }

    /** Without what no installation makes: whoever may change the realm's attributes can write other things there. */
    Installed among(Blueprint blueprint) {
        return new Installed(made.stream()
                .filter(each -> blueprint.names(each.kind(), each.name()))
                .toList());
    }

    /** Whether it was made, rather than changed. */
    boolean has(Kind kind, String id, String name) {
        return made.contains(Made.created(kind, id, name));
    }

    boolean isEmpty() {
        return made.isEmpty();
    }

    void writeInto(RealmModel realm) {
        if (isEmpty()) {
            realm.removeAttribute(ATTRIBUTE);
        } else {
            realm.setAttribute(ATTRIBUTE, Json.text(this));
        }
    }
}
