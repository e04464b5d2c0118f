package dev.portico.extension.members;

import dev.portico.extension.access.Member;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.directory.GrantChange;
import dev.portico.extension.rest.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a change makes of somebody's grants: for the rules to judge, and for {@code Grants} to write.
 *
 * @param after the person as they are to be there
 */
record NewGrants(Member after, GrantChange change) {

    private static final GrantChange NOTHING =
            new GrantChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Somebody with No Access: nothing is granted, and whatever would fill in is kept from doing so. */
    static Member nothing(Member before) {
        return new Member(
                before.id(), before.enabled(), before.isMember(), List.of(), List.of(), Optional.of(Instant.EPOCH));
    }

    /** Throws a 422 for a level or an add-on that is none; what is held already may stay, whatever became of it. */
    static NewGrants of(Member before, MemberChange wanted, Roles roles, Instant now) {
        if (wanted.revokes()) {
            return new NewGrants(nothing(before), NOTHING);
        }
        Optional<Optional<Instant>> until = wanted.until().or(() -> freshStart(before, wanted, now));
        List<Role> granted = new ArrayList<>();
        granted.addAll(
                wanted.level().map(name -> List.of(level(name, roles))).orElseGet(() -> held(before, Role.Kind.LEVEL)));
        granted.addAll(wanted.roles()
                .map(names -> addOns(names, before, roles))
                .orElseGet(() -> held(before, Role.Kind.ADDON)));
        granted.addAll(restrictions(before, wanted));
        Member after = new Member(
                before.id(), before.enabled(), before.isMember(), granted, before.held(), until.orElse(before.until()));
        Optional<Optional<String>> level = wanted.level().isPresent() ? Optional.of(wanted.level()) : Optional.empty();
        return new NewGrants(after, new GrantChange(level, wanted.roles(), wanted.ownTicketsOnly(), until));
    }

    /** Who holds no level, but an end date that has passed, was revoked; a new level is not to end before it begins. */
    private static Optional<Optional<Instant>> freshStart(Member before, MemberChange wanted, Instant now) {
        boolean revoked = held(before, Role.Kind.LEVEL).isEmpty()
                && before.until().filter(end -> !end.isAfter(now)).isPresent();
        return wanted.level().isPresent() && revoked ? Optional.of(Optional.empty()) : Optional.empty();
    }

    private static Role level(String name, Roles roles) {
        return roles.level(name)
                .orElseThrow(() -> Problem.invalidField(
                        Reason.INVALID_LEVEL, "level", "must be none or the name of an access level"));
    }

    private static List<Role> addOns(Set<String> names, Member before, Roles roles) {
        List<Role> held = held(before, Role.Kind.ADDON);
        return names.stream()
                .map(name -> held.stream()
                        .filter(role -> role.name().equals(name))
                        .findFirst()
                        .or(() -> roles.find(name).filter(role -> role.is(Role.Kind.ADDON)))
                        .orElseThrow(() ->
                                Problem.invalidField(Reason.INVALID_VALUE, "roles", "must be names of add-on roles")))
                .toList();
    }

    private static List<Role> restrictions(Member before, MemberChange wanted) {
        List<Role> held = held(before, Role.Kind.RESTRICTION);
        if (wanted.ownTicketsOnly().isEmpty()) {
            return held;
        }
        boolean restrict = wanted.ownTicketsOnly().get();
        return restrict && held.isEmpty()
                ? List.of(Role.restriction(Role.OWN_TICKETS_ONLY))
                : restrict ? held : List.of();
    }

    private static List<Role> held(Member member, Role.Kind kind) {
        return Stream.of(member.granted())
                .flatMap(List::stream)
                .filter(role -> role.is(kind))
                .distinct()
                .toList();
    }
}
