package dev.portico.extension.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.directory.Wanted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody grants above their own rights, nor what does not exist, nor what is over before it begins. */
class TermsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final Role MEMBER = Role.level("portal-member", Permission.PORTAL_ENTER, Permission.TICKETS_OWN);
    private static final Role ADMIN =
            Role.level("portal-admin", Permission.PORTAL_ENTER, Permission.TICKETS_OWN, Permission.MEMBERS_INVITE);
    private static final Role MESSENGER = Role.addOn("enable-in-app-messenger", Permission.MESSENGER_CONTACT);
    private static final Role AGENT = Role.vendor("support-agent", Permission.DESK_TICKETS);

    private static final Map<String, Role> BY_NAME =
            Map.of(MEMBER.name(), MEMBER, ADMIN.name(), ADMIN, MESSENGER.name(), MESSENGER, AGENT.name(), AGENT);
    private static final Roles ROLES = name -> Optional.ofNullable(BY_NAME.get(name));

    private final Terms asAdmin = new Terms(ROLES, DefaultLevel.NONE, ADMIN.entitlements(), Horizon.ENDLESS, NOW);

    @Test
    void whatOneHoldsOneCanGrant() {
        asAdmin.check(level("portal-admin"));

        assertThat(asAdmin.carriedBy(level("portal-admin"))).isEqualTo(ADMIN.entitlements());
    }

    @Test
    void noLevelAtAllIsAlwaysPossible() {
        asAdmin.check(new Wanted(Optional.empty(), Set.of(), true, Optional.empty()));

        assertThat(asAdmin.ceiling()).isEqualTo(ADMIN.entitlements());
    }

    /** Who is given no level gets the one that fills in. */
    @Test
    void theDefaultLevelCountsWhereNoneIsGranted() {
        Terms asMember = new Terms(ROLES, DefaultLevel.of("portal-admin"), MEMBER.entitlements(), Horizon.ENDLESS, NOW);

        refused(asMember, new Wanted(Optional.empty(), Set.of(), false, Optional.empty()), Reason.ABOVE_OWN_RIGHTS);
        asMember.check(level("portal-member"));
        assertThat(asMember.carriedBy(new Wanted(Optional.empty(), Set.of(), false, Optional.empty())))
                .isEqualTo(ADMIN.entitlements());
    }

    @Test
    void aHigherLevelIsAboveOnesRights() {
        refused(
                new Terms(ROLES, DefaultLevel.NONE, MEMBER.entitlements(), Horizon.ENDLESS, NOW),
                level("portal-admin"),
                Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void anAddOnThatOneLacksIsAboveOnesRights() {
        refused(asAdmin, addOn("enable-in-app-messenger"), Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void operatorsGrantWhateverCustomersCanHold() {
        Terms asOperator = new Terms(ROLES, DefaultLevel.NONE, Entitlements.ofCustomers(), Horizon.ENDLESS, NOW);

        asOperator.check(
                new Wanted(Optional.of("portal-admin"), Set.of("enable-in-app-messenger"), false, Optional.empty()));

        assertThat(asOperator.ceiling().covers(ADMIN.entitlements())).isTrue();
    }

    @Test
    void whatIsNoLevelIsTold() {
        refused(asAdmin, level("king"), Reason.INVALID_LEVEL);
        refused(asAdmin, level("support-agent"), Reason.INVALID_LEVEL);
        refused(asAdmin, level("enable-in-app-messenger"), Reason.INVALID_LEVEL);
    }

    @Test
    void whatIsNoAddOnIsTold() {
        refused(asAdmin, addOn("king"), Reason.INVALID_VALUE);
        refused(asAdmin, addOn("portal-member"), Reason.INVALID_VALUE);
    }

    @Test
    void theEndLiesInTheFuture() {
        asAdmin.check(until(NOW.plusSeconds(1)));

        refused(asAdmin, until(NOW), Reason.INVALID_VALUE);
        refused(asAdmin, until(NOW.minusSeconds(1)), Reason.INVALID_VALUE);
    }

    @Test
    void nothingIsGrantedForLongerThanTheInviterIsThere() {
        Instant end = NOW.plusSeconds(60);
        Terms ending = new Terms(ROLES, DefaultLevel.NONE, ADMIN.entitlements(), new Horizon(Optional.of(end)), NOW);

        ending.check(until(end));

        refused(ending, until(end.plusSeconds(1)), Reason.ABOVE_OWN_RIGHTS);
        refused(ending, level("portal-member"), Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void whoGrantsNothingGrantsItForEver() {
        Terms ending = new Terms(
                ROLES, DefaultLevel.NONE, ADMIN.entitlements(), new Horizon(Optional.of(NOW.plusSeconds(60))), NOW);

        ending.check(new Wanted(Optional.empty(), Set.of(), true, Optional.empty()));

        refused(ending, addOn("enable-in-app-messenger"), Reason.ABOVE_OWN_RIGHTS);
    }

    private static void refused(Terms terms, Wanted wanted, Reason reason) {
        assertThatThrownBy(() -> terms.check(wanted))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Wanted level(String name) {
        return new Wanted(Optional.of(name), Set.of(), false, Optional.empty());
    }

    private static Wanted addOn(String name) {
        return new Wanted(Optional.empty(), Set.of(name), false, Optional.empty());
    }

    private static Wanted until(Instant until) {
        return new Wanted(Optional.of("portal-member"), Set.of(), false, Optional.of(until));
    }
}
