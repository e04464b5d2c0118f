package dev.portico.extension.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody's grants in an organisation amount to when ranks are compared: as if they were in force, whatever keeps them from
 * being it. A disabled person, an end date that has passed, a restriction or a module that is off make nobody smaller, because
 * all of these can go away.
 */
public final class Rights {

    private Rights() {}

    /** With the default level, for who would have it. What is the vendor's does not count: it is not held there. */
    public static Entitlements of(Member member, Settings there, Roles roles) {
        List<Role> levels = levels(member);
        Entitlements carried = carried(member);
        return levels.isEmpty() && !there.defaultLevel().isNone()
                ? roles.level(there.defaultLevel().role())
                        .map(level -> carried.and(level.entitlements().customers()))
                        .orElse(carried)
                : carried;
    }

    /** What the roles carry, and nothing else. */
    static Entitlements carried(Member member) {
        return portalRoles(member)
                .map(role -> role.entitlements().customers())
                .reduce(Entitlements.NONE, Entitlements::and);
    }

    private static List<Role> levels(Member member) {
        return portalRoles(member)
                .filter(role -> role.is(Role.Kind.LEVEL) && role.sound())
                .toList();
    }

    private static Stream<Role> portalRoles(Member member) {
        return Stream.concat(member.granted().stream(), member.held().stream())
                .filter(role -> !role.is(Role.Kind.VENDOR));
    }
}
