package dev.portico.extension.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member holds in an organisation as people are shown it, in force or not: a level stays a level while its organisation is
 * disabled.
 *
 * @param levels the one with most permissions first; the default level, for who has it in place of one
 * @param addOns by name
 */
public record Held(List<Role> levels, List<Role> addOns, boolean ownTicketsOnly) {

    public Held {
        levels = List.copyOf(levels);
        addOns = List.copyOf(addOns);
    }

    public static Held by(Member member, DefaultLevel defaultLevel, Roles roles, Instant now) {
        return new Held(
                levels(member, defaultLevel, roles, now),
                portalRoles(member)
                        .filter(role -> role.is(Role.Kind.ADDON))
                        .distinct()
                        .sorted(Comparator.comparing(Role::name))
                        .toList(),
                portalRoles(member).anyMatch(Role::ownTicketsOnly));
    }

    private static List<Role> levels(Member member, DefaultLevel defaultLevel, Roles roles, Instant now) {
        List<Role> held = portalRoles(member)
                .filter(role -> role.is(Role.Kind.LEVEL) && role.sound())
                .distinct()
                .sorted(Role.MOST_PERMISSIONS_FIRST)
                .toList();
        boolean ended = member.until().filter(until -> !now.isBefore(until)).isPresent();
        return !held.isEmpty() || ended || defaultLevel.isNone()
                ? held
                : roles.level(defaultLevel.role()).stream().toList();
    }

    private static Stream<Role> portalRoles(Member member) {
        return Stream.concat(member.granted().stream(), member.held().stream())
                .filter(role -> !role.is(Role.Kind.VENDOR));
    }
}
