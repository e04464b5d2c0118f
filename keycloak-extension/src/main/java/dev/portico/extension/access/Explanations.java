package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains what is decided in one situation. Every remedy was tried on the same rules that decide, so one that is told does
 * help.
 */
public final class Explanations {

    private final Situation now;
    private final Decision decision;
    private final List<Tried> tried;

    /**
     * Explains this situation.
     *
     * @param known all roles of the realm that mean something to the portal: what could be granted
     */
    public Explanations(Situation situation, Roles roles, Collection<Role> known) {
        AccessRules rules = new AccessRules(roles);
        this.now = situation;
        this.decision = situation.decidedBy(rules);
        Entitlements before = situation.rights(roles);
        this.tried = new Candidates(known)
                .in(situation)
                .map(remedy -> tried(remedy, rules, roles, before))
                .sorted(Tried.SMALLEST_FIRST)
                .toList();
    }

    /** Why this is allowed, or why not. */
    public Explanation of(Permission permission) {
        List<Because> because = new ArrayList<>(decision.because());
        if (decision.allows(permission)) {
            carriers(permission)
                    .forEach(role -> because.add(new Because("a-role-carries-it", role.name(), permission.wireName())));
            return new Explanation(true, Optional.empty(), because, List.of());
        }
        Optional<Reason> reason = decision.refusalOf(permission);
        if (reason.equals(Optional.of(Reason.MISSING_PERMISSION))) {
            because.add(new Because("no-role-carries-it", "roles", permission.wireName()));
        }
        return new Explanation(
                false,
                reason,
                because,
                tried.stream()
                        .filter(each -> each.after().allows(permission))
                        .map(Tried::remedy)
                        .toList());
    }

    /**
     * The same where the organisation asks for a key that was never made (R35): of somebody who cannot make it, no token says more
     * than the vendor's roles give. No single change helps, because a key is a secret that somebody has to choose.
     */
    public Explanation ofLockedOut(Permission permission) {
        boolean vendors = carriers(permission).anyMatch(role -> role.is(Role.Kind.VENDOR));
        if (!decision.allowed() || (decision.allows(permission) && vendors)) {
            return of(permission);
        }
        List<Because> because = new ArrayList<>(decision.because());
        because.add(new Because("organization-key-never-made", Setting.ORGANIZATION_KEY_REQUIRED.attribute(), "on"));
        return new Explanation(false, Optional.of(Reason.ORGANIZATION_KEY_REQUIRED), because, List.of());
    }

    private Stream<Role> carriers(Permission permission) {
        return Stream.of(
                        now.member().held().stream().filter(role -> role.is(Role.Kind.VENDOR)),
                        decision.levels().stream(),
                        decision.addOns().stream())
                .flatMap(each -> each)
                .filter(role -> role.entitlements().contains(permission))
                .distinct();
    }

    private Tried tried(Remedy remedy, AccessRules rules, Roles roles, Entitlements before) {
        Situation after = remedy.after(now);
        Decision decided = after.decidedBy(rules);
        return new Tried(
                remedy,
                decided,
                !decided.entitlements().covers(decision.entitlements()),
                after.rights(roles).without(before).size());
    }

    /**
     * A remedy and what it leads to.
     *
     * @param after the decision that it leads to
     * @param takes whether something else goes by it
     * @param gained how many rights come with it, in force or not: a level that would do a thousand other things is no small change
     */
    private record Tried(Remedy remedy, Decision after, boolean takes, int gained) {

        /** First what touches nobody else, then what takes nothing away, then what gives least beyond, then what changes least. */
        static final Comparator<Tried> SMALLEST_FIRST = Comparator.comparingInt(
                        (Tried tried) -> tried.remedy() instanceof Remedy.ChangeMember
                                ? 0
                                : tried.remedy().size())
                .thenComparing(Tried::takes)
                .thenComparingInt(Tried::gained)
                .thenComparingInt(tried -> tried.after().entitlements().size())
                .thenComparingInt(tried -> tried.remedy().size());
    }
}
