package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who can carry out a remedy (R67): kinds of people, each of whom may make the call, by the same rules that are asked when it is
 * made.
 */
public final class Helpers {

    /** Kinds of people who help. */
    public enum Kind {
        /** Who may assign levels in the organisation and holds the person's add-ons and what the remedy gives, for as long as it gives it. */
        CUSTOMER_ADMIN("customer-admin"),
        /** Who runs the portal for the vendor. */
        OPERATOR("operator"),
        /** Who administers the realm in Keycloak. */
        REALM_ADMIN("realm-admin");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    private final Situation now;
    private final Delegation.Person person;
    private final List<Delegation.Standing> elsewhere;
    private final Roles roles;
    private final Entitlements admin;

    /**
     * Those who might help in this situation.
     *
     * @param privileged whether the person holds a vendor's or an administrator's role
     * @param elsewhere what the person's grants amount to in each of their other organisations
     * @param admin what somebody with the level for admins could do there now, and hand on
     */
    public Helpers(Situation now, boolean privileged, List<Entitlements> elsewhere, Roles roles, Entitlements admin) {
        this.now = now;
        this.person = new Delegation.Person(now.member().enabled(), privileged, false);
        this.elsewhere = elsewhere.stream()
                .map(there -> new Delegation.Standing(Entitlements.NONE, Entitlements.NONE, there))
                .toList();
        this.roles = roles;
        this.admin = admin;
    }

    /**
     * Who can do this with the portal's own API; empty when nobody can.
     *
     * @param asked what the remedy is for: nobody hands on what they do not hold
     */
    public List<Kind> with(Remedy remedy, Permission asked) {
        List<Kind> kinds = new ArrayList<>();
        if (admin.contains(Permission.MEMBERS_ASSIGN_LEVELS) && may(remedy, customerAdmin(asked), false)) {
            kinds.add(Kind.CUSTOMER_ADMIN);
        }
        if (may(remedy, everything(), true)) {
            kinds.add(Kind.OPERATOR);
        }
        return kinds;
    }

    private boolean may(Remedy remedy, Delegation delegation, boolean runsEverything) {
        if (remedy instanceof Remedy.ChangeMember change) {
            Member after = change.changed(now.member());
            return delegation.refusal(Deed.ASSIGN_LEVELS).isEmpty()
                    && delegation.refusalOfGrants(now.member(), after).isEmpty()
                    && (runsEverything || keepsAnAdmin(after));
        }
        if (remedy instanceof Remedy.Activate) {
            return now.member().isMember() && delegation.refusal(Deed.ACTIVATE).isEmpty();
        }
        return remedy instanceof Remedy.SwitchOn && runsEverything;
    }

    /** No level carries the add-ons, and admins have theirs: one without would rank below who has one. */
    private Delegation customerAdmin(Permission asked) {
        Entitlements addOns = now.member().granted().stream()
                .filter(role -> role.is(Role.Kind.ADDON))
                .map(role -> role.entitlements().customers())
                .reduce(admin, Entitlements::and);
        Entitlements held = asked.isForCustomers() ? addOns.and(asked) : addOns;
        return new Delegation(person, new Delegation.Standing(held, held, rights()), elsewhere, Horizon.ENDLESS, false);
    }

    private Delegation everything() {
        Entitlements all = Entitlements.ofCustomers();
        List<Delegation.Standing> everywhere = elsewhere.stream()
                .map(there -> new Delegation.Standing(all, all, there.person()))
                .toList();
        return new Delegation(person, new Delegation.Standing(all, all, rights()), everywhere, Horizon.ENDLESS, true);
    }

    private Entitlements rights() {
        return Rights.of(now.member(), settings(), roles);
    }

    /** Whether the person might be the last admin, and would not be one any more, is not looked up for an explanation. */
    private boolean keepsAnAdmin(Member after) {
        return !Admins.include(now.member(), settings(), roles) || Admins.include(after, settings(), roles);
    }

    private Settings settings() {
        return Optional.ofNullable(now.organization())
                .map(there -> now.realm().with(there.overrides()))
                .orElse(now.realm());
    }
}
