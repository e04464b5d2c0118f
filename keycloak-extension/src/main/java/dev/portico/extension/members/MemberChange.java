package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the body of a PATCH asks for; an empty part stays as it is.
 *
 * @param level a level's name, or {@code none}
 * @param until the end date, or the empty option for never
 * @param groups ids of all security groups
 * @param account new values of the account's fields, the empty text for none
 */
record MemberChange(
        Optional<String> level,
        Optional<Set<String>> roles,
        Optional<Boolean> ownTicketsOnly,
        Optional<Optional<Instant>> until,
        Optional<Set<String>> groups,
        AccountChange account) {

    static final String NONE = "none";

    private static final List<String> GRANTS = List.of("level", "roles", "ownTicketsOnly", "until", "groups");

    /** What has to be allowed for these fields, whatever is in them. */
    static Stream<Deed> deeds(Body body) {
        return Stream.concat(
                GRANTS.stream().filter(body::has).limit(1).map(field -> Deed.ASSIGN_LEVELS),
                AccountChange.FIELDS.stream().filter(body::has).limit(1).map(field -> Deed.EDIT));
    }

    /** Throws a 422 for what makes no sense by itself. */
    static MemberChange of(Body body, Instant now) {
        body.only(Stream.concat(GRANTS.stream(), AccountChange.FIELDS.stream()).toArray(String[]::new));
        GRANTS.stream()
                .filter(field -> body.clears(field) && !field.equals("until"))
                .forEach(field -> {
                    throw Problem.invalidField(Reason.INVALID_VALUE, field, "must not be null");
                });
        Optional<Instant> until = body.instant("until");
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, "until", "has passed; to end access now, set level to none");
        }
        MemberChange change = new MemberChange(
                body.text("level"),
                body.texts("roles"),
                body.flag("ownTicketsOnly"),
                body.has("until") ? Optional.of(until) : Optional.empty(),
                body.texts("groups"),
                AccountChange.of(body));
        if (change.revokes() && change.grants()) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, "level", "none leaves no room for roles, ownTicketsOnly or until");
        }
        return change;
    }

    boolean revokes() {
        return level.filter(NONE::equals).isPresent();
    }

    private boolean grants() {
        return roles.filter(names -> !names.isEmpty()).isPresent()
                || ownTicketsOnly.orElse(false)
                || until.flatMap(end -> end).isPresent();
    }
}
