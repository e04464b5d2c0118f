package dev.portico.extension.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of what somebody holds in an organisation are to be replaced, and by what; an empty part stays as it is.
 *
 * @param level the one level, or the empty option for none
 * @param addOns all of the add-on roles
 * @param until the end date, or the empty option for none
 */
public record GrantChange(
        Optional<Optional<String>> level,
        Optional<Set<String>> addOns,
        Optional<Boolean> ownTicketsOnly,
        Optional<Optional<Instant>> until) {

    static GrantChange nothingLeft(Optional<Instant> until) {
        return new GrantChange(
                Optional.of(Optional.empty()), Optional.of(Set.of()), Optional.of(false), Optional.of(until));
    }

    boolean concernsRoles() {
        return level.isPresent() || addOns.isPresent() || ownTicketsOnly.isPresent();
    }

    public boolean isEmpty() {
        return !concernsRoles() && until.isEmpty();
    }
}
