package dev.portico.extension.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API shows it; people by id.
 *
 * @param id unique in the organisation's journal
 * @param at an ISO 8601 instant
 * @param organization its id; null for what concerns the realm
 * @param organizationName what it is called; only where it is told to the person concerned that somebody looked through their eyes
 * @param person whom it concerns
 * @param before what held before; null stands for a personal value that was erased
 * @param reason null as well where it is not for the reader
 */
record EntryView(
        String id,
        String at,
        String act,
        Doer actor,
        @Nullable String organization,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String organizationName,
        @Nullable String person,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        @Nullable String reason,
        @Nullable String requestId) {

    private static final String LOGIN = "username";

    private static final Set<String> OF_AGENTS = Set.of(Act.AGENT_ASSIGNED.wireName(), Act.AGENT_UNASSIGNED.wireName());

    /**
     * Who did it.
     *
     * @param kind by the words of {@link Actor.Kind}
     * @param name as {@code organizationName}, and only of people of that organisation
     */
    record Doer(
            String kind,
            @Nullable String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name) {}

    /** For who runs everything. */
    static EntryView whole(Recorded entry) {
        return of(entry, entry.reason().orElse(null), entry.requestId());
    }

    /**
     * For a customer's own people: why the vendor did something is the vendor's business, and what its agents log in with. What a mail
     * server said is nobody's why.
     */
    static EntryView forCustomers(Recorded entry) {
        boolean theirs = Actor.Kind.PERSON.wireName().equals(entry.actorKind())
                || Act.MAIL_NOT_DELIVERED.wireName().equals(entry.act());
        EntryView shown = theirs ? whole(entry) : of(entry, null, entry.requestId());
        return OF_AGENTS.contains(entry.act())
                ? shown.saying(withoutLogin(shown.before), withoutLogin(shown.after))
                : shown;
    }

    /** For the person concerned: what was done and by whom, not in what words they were spoken of. */
    static EntryView forPerson(Recorded entry) {
        EntryView shown = of(entry, null, null);
        return entry.organization().isPresent()
                ? shown
                : shown.saying(withoutName(shown.before), withoutName(shown.after));
    }

    private EntryView saying(Map<String, @Nullable Object> was, Map<String, @Nullable Object> is) {
        return new EntryView(id, at, act, actor, organization, organizationName, person, was, is, reason, requestId);
    }

    /** An agent without a name is told by it, and is one of the vendor's to a customer. */
    private static Map<String, @Nullable Object> withoutLogin(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> bare = new LinkedHashMap<>(values);
        bare.remove(LOGIN);
        return bare;
    }

    /** What the vendor calls the realm's groups is the vendor's business; which they are, those in them are told elsewhere, too. */
    private static Map<String, @Nullable Object> withoutName(Map<String, @Nullable Object> values) {
        if (!(values.get("group") instanceof Map<?, ?> named)) {
            return values;
        }
        Map<String, @Nullable Object> bare = new LinkedHashMap<>(values);
        bare.put("group", named.get("id"));
        return bare;
    }

    /** With the names of who looked through somebody's eyes, and where. */
    EntryView named(Optional<String> viewer, String where) {
        return new EntryView(
                id,
                at,
                act,
                new Doer(actor.kind(), actor.id(), viewer.orElse(null)),
                organization,
                where,
                person,
                before,
                after,
                reason,
                requestId);
    }

    private static EntryView of(Recorded entry, @Nullable String reason, @Nullable String requestId) {
        return new EntryView(
                String.valueOf(entry.seq()),
                entry.at().toString(),
                entry.act(),
                new Doer(entry.actorKind(), entry.actor().orElse(null), null),
                entry.organization().orElse(null),
                null,
                entry.person().orElse(null),
                entry.before(),
                entry.after(),
                reason,
                requestId);
    }
}
