package dev.portico.extension.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a person may enter, with what, and why (R67).
 *
 * @param reason why not; present exactly when refused
 * @param because the rules that spoke, in their order
 * @param levels the levels that count, the one with most permissions first
 * @param addOns the add-ons that count, by name
 * @param ownTicketsOnly whether a restriction holds (R55); {@code entitlements} have it applied already
 * @param vendor whether a vendor role lets in
 * @param entitlements what they may do; empty when refused
 * @param withheld what they would hold, and why they do not
 * @param until when this ends by itself (R52); empty for never
 */
public record Decision(
        Optional<Reason> reason,
        List<Because> because,
        List<Role> levels,
        List<Role> addOns,
        boolean ownTicketsOnly,
        boolean vendor,
        Entitlements entitlements,
        Map<Permission, Reason> withheld,
        Optional<Instant> until) {

    public Decision {
        because = List.copyOf(because);
        levels = List.copyOf(levels);
        addOns = List.copyOf(addOns);
        withheld = Map.copyOf(withheld);
    }

    static Decision refused(Reason reason, List<Because> because) {
        return new Decision(
                Optional.of(reason),
                because,
                List.of(),
                List.of(),
                false,
                false,
                Entitlements.NONE,
                Map.of(),
                Optional.empty());
    }

    public boolean allowed() {
        return reason.isEmpty();
    }

    /** The level shown for a member: the one with most permissions. */
    public Optional<Role> level() {
        return levels.stream().findFirst();
    }

    /** Names for {@code organization.<alias>.roles}: levels, then add-ons; restrictions are applied, not shown. */
    public List<String> roleNames() {
        return Stream.concat(levels.stream(), addOns.stream())
                .map(Role::name)
                .distinct()
                .toList();
    }

    /**
     * What this person holds and can therefore hand on: entitlements, with those of a module that is off now, because they come
     * back with it, and without what only a setting lends (R18).
     */
    public Entitlements own() {
        Entitlements asleep = Entitlements.of(withheld.entrySet().stream()
                .filter(each -> each.getValue() == Reason.MODULE_OFF)
                .map(Map.Entry::getKey)
                .toList());
        boolean lent = !levels.isEmpty()
                && Stream.concat(levels.stream(), addOns.stream())
                        .noneMatch(role -> role.entitlements().contains(Permission.TICKETS_ORGANIZATION));
        Entitlements held = entitlements.and(asleep);
        return lent ? held.without(Permission.TICKETS_ORGANIZATION) : held;
    }

    public boolean allows(Permission permission) {
        return entitlements.contains(permission);
    }

    /** Why this permission is not given; empty when it is. */
    public Optional<Reason> refusalOf(Permission permission) {
        if (!allowed() || allows(permission)) {
            return reason;
        }
        return Optional.of(withheld.getOrDefault(permission, Reason.MISSING_PERMISSION));
    }
}
