package dev.portico.extension.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What levels, add-ons and restrictions give in one organisation. */
final class CustomerRules {

    private final Settings settings;
    private final Roles roles;

    CustomerRules(Settings settings, Roles roles) {
        this.settings = settings;
        this.roles = roles;
    }

    Decision decide(@Nullable Organization organization, Member member, Instant now) {
        Trace trace = new Trace();
        if (organization == null) {
            return settings.ticketing()
                    ? trace.refuse(Reason.NOT_A_MEMBER, "only-members-enter", "organizations", "none")
                    : trace.refuse(Reason.MODULE_OFF, VendorRules.ticketingOff());
        }
        if (!member.isMember()) {
            return trace.refuse(Reason.NOT_A_MEMBER, "only-members-enter", "organization.members", "no");
        }
        if (!organization.enabled()) {
            return trace.refuse(
                    Reason.ORGANIZATION_DISABLED,
                    "a-disabled-organization-has-no-access",
                    "organization.enabled",
                    "false");
        }
        if (!settings.ticketing()) {
            return trace.refuse(Reason.MODULE_OFF, VendorRules.ticketingOff());
        }
        return decideByLevel(member, now, trace);
    }

    private Decision decideByLevel(Member member, Instant now, Trace trace) {
        boolean ended = member.until().filter(until -> !now.isBefore(until)).isPresent();
        List<Role> granted = levels(member, trace);
        List<Role> levels = granted.isEmpty() && !ended ? defaultLevel(trace) : granted;
        Entitlements carried = sum(levels);
        if (!carried.contains(Permission.PORTAL_ENTER)) {
            return trace.refuse(Reason.NO_ACCESS, "a-level-lets-in", "levels", names(levels));
        }
        if (ended) {
            return trace.refuse(
                    Reason.EXPIRED,
                    "access-ends-on-its-date",
                    EndDates.ATTRIBUTE,
                    String.valueOf(member.until().orElse(now)));
        }
        return allow(member, levels, carried, trace);
    }

    private Decision allow(Member member, List<Role> levels, Entitlements carried, Trace trace) {
        List<Role> addOns = addOns(member, trace);
        Entitlements full = carried.and(sum(addOns));
        if (settings.accountWideViewing() && carried.contains(Permission.TICKETS_OWN)) {
            full = full.and(Permission.TICKETS_ORGANIZATION);
            trace.add("account-wide-viewing-widens-every-level", Setting.ACCOUNT_WIDE_VIEWING.attribute(), "on");
        }
        boolean ownTicketsOnly = Stream.of(portalRoles(member), levels.stream(), addOns.stream())
                .flatMap(each -> each)
                .anyMatch(Role::ownTicketsOnly);
        Map<Permission, Reason> withheld = new EnumMap<>(Permission.class);
        if (ownTicketsOnly) {
            trace.add("own-tickets-only-wins", "roles", Role.OWN_TICKETS_ONLY);
            withhold(full, Reason.OWN_TICKETS_ONLY, withheld, Permission.TICKETS_ORGANIZATION);
        }
        if (!settings.forum().showsToMembers()) {
            trace.add(
                    "the-forum-is-hidden",
                    Setting.FORUM.attribute(),
                    settings.forum().wireName());
            withhold(full, Reason.MODULE_OFF, withheld, Permission.FORUM_READ, Permission.FORUM_WRITE);
        }
        Entitlements left = full.without(withheld.keySet().toArray(new Permission[0]));
        return new Decision(
                Optional.empty(), trace.steps(), levels, addOns, ownTicketsOnly, false, left, withheld, member.until());
    }

    private static void withhold(
            Entitlements full, Reason reason, Map<Permission, Reason> withheld, Permission... permissions) {
        Stream.of(permissions).filter(full::contains).forEach(each -> withheld.put(each, reason));
    }

    private List<Role> levels(Member member, Trace trace) {
        List<Role> levels = new ArrayList<>();
        portalRoles(member).filter(role -> role.is(Role.Kind.LEVEL)).distinct().forEach(role -> {
            trace.add(role.sound() ? "levels-add-up" : "a-level-is-made-of-permissions", "roles", role.name());
            if (role.sound()) {
                levels.add(role);
            }
        });
        levels.sort(Role.MOST_PERMISSIONS_FIRST);
        return levels;
    }

    private List<Role> defaultLevel(Trace trace) {
        DefaultLevel wanted = settings.defaultLevel();
        List<Role> level = wanted.isNone()
                ? List.of()
                : roles.level(wanted.role()).map(List::of).orElse(List.of());
        level.forEach(role -> trace.add("the-default-level-fills-in", Setting.DEFAULT_LEVEL.attribute(), role.name()));
        return level;
    }

    private static List<Role> addOns(Member member, Trace trace) {
        List<Role> addOns = portalRoles(member)
                .filter(role -> role.is(Role.Kind.ADDON))
                .distinct()
                .sorted(Comparator.comparing(Role::name))
                .toList();
        addOns.forEach(role -> trace.add("add-ons-add", "roles", role.name()));
        return addOns;
    }

    /** The vendor's are left out: they count elsewhere, and never when granted in an organisation. */
    private static Stream<Role> portalRoles(Member member) {
        return Stream.concat(member.granted().stream(), member.held().stream())
                .filter(role -> !role.is(Role.Kind.VENDOR));
    }

    private static Entitlements sum(List<Role> roles) {
        return roles.stream().map(role -> role.entitlements().customers()).reduce(Entitlements.NONE, Entitlements::and);
    }

    private static String names(List<Role> roles) {
        return roles.isEmpty()
                ? "none"
                : String.join(" ", roles.stream().map(Role::name).toList());
    }

    /** The rules as they speak. */
    private static final class Trace {
        private final List<Because> steps = new ArrayList<>();

        void add(String rule, String input, String value) {
            steps.add(new Because(rule, input, value));
        }

        List<Because> steps() {
            return List.copyOf(steps);
        }

        Decision refuse(Reason reason, String rule, String input, String value) {
            return refuse(reason, new Because(rule, input, value));
        }

        Decision refuse(Reason reason, Because last) {
            steps.add(last);
            return Decision.refused(reason, steps);
        }
    }
}
