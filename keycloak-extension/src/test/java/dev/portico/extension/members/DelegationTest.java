package dev.portico.extension.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelegationTest {

    private static final Entitlements MEMBER = Entitlements.of(
            Permission.PORTAL_ENTER, Permission.TICKETS_CREATE, Permission.TICKETS_OWN, Permission.ARTICLES_READ);
    private static final Entitlements ADMIN = MEMBER.and(Entitlements.of(
            Permission.TICKETS_ORGANIZATION,
            Permission.MEMBERS_VIEW,
            Permission.MEMBERS_INVITE,
            Permission.MEMBERS_ASSIGN_LEVELS,
            Permission.MEMBERS_EDIT,
            Permission.MEMBERS_DEACTIVATE,
            Permission.MEMBERS_RESET,
            Permission.MEMBERS_PERSPECTIVE,
            Permission.MEMBERS_REVIEW));
    private static final Entitlements OPERATOR = Entitlements.of(
            Permission.PORTAL_ENTER,
            Permission.PORTAL_ORGANIZATIONS,
            Permission.MEMBERS_VIEW,
            Permission.MEMBERS_ASSIGN_LEVELS,
            Permission.MEMBERS_EDIT,
            Permission.MEMBERS_DEACTIVATE,
            Permission.MEMBERS_RESET,
            Permission.MEMBERS_PERSPECTIVE);

    @Test
    void anAdminMayDoEverythingWithAMemberOfTheirOwnOrganisation() {
        assertThat(here(ADMIN, MEMBER).may(false, true, false))
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD, Deed.PERSPECTIVE);
    }

    @Test
    void aMemberMayDoNothingWithAnybody() {
        assertThat(here(MEMBER, MEMBER).may(false, true, false)).isEmpty();
    }

    @Test
    void nobodyTouchesWhoHoldsMoreThanTheyDo() {
        Entitlements withMessenger = MEMBER.and(Permission.MESSENGER_CONTACT);

        assertThat(here(ADMIN, MEMBER).may(false, true, false)).isNotEmpty();
        assertThat(here(ADMIN, withMessenger).may(false, true, false)).isEmpty();
    }

    @Test
    void aDisabledPersonIsActivatedAndNotDeactivated() {
        assertThat(here(ADMIN, MEMBER).may(false, false, false))
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.ACTIVATE, Deed.RESET_PASSWORD);
    }

    @Test
    void nobodyDeactivatesOrLooksThroughThemselves() {
        assertThat(here(ADMIN, ADMIN).may(false, true, true))
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.RESET_PASSWORD);
    }

    @Test
    void nobodyLooksThroughTheEyesOfWhoHasNoAccess() {
        assertThat(here(ADMIN, Entitlements.NONE).may(false, true, false))
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD);
    }

    @Test
    void theAccountOfAPersonOfTwoOrganisationsIsNotTouchedFromOne() {
        Delegation.Standing nothingThere = standing(Entitlements.NONE, ADMIN);

        assertThat(new Delegation(standing(ADMIN, MEMBER), List.of(nothingThere), false).may(false, true, false))
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.PERSPECTIVE);
    }

    @Test
    void whoHoldsTheRightInBothOrganisationsTouchesTheAccount() {
        assertThat(new Delegation(standing(ADMIN, MEMBER), List.of(standing(ADMIN, MEMBER)), false)
                        .may(false, true, false))
                .contains(Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD);
    }

    @Test
    void theAccountOfTheVendorsPeopleIsNoCustomersToTouch() {
        assertThat(here(ADMIN, MEMBER).may(true, true, false)).containsExactly(Deed.ASSIGN_LEVELS);
    }

    @Test
    void anOperatorOnlyViewsTheVendorsPeople() {
        Delegation.Standing standing = new Delegation.Standing(OPERATOR, Entitlements.ofCustomers(), MEMBER);

        assertThat(new Delegation(standing, List.of(), true).may(true, true, false))
                .isEmpty();
    }

    @Test
    void anOperatorAdministersAdminsAndDoesNotLookThroughTheirEyes() {
        Delegation.Standing standing = new Delegation.Standing(OPERATOR, Entitlements.ofCustomers(), ADMIN);

        assertThat(new Delegation(standing, List.of(), true).may(false, true, false))
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD);
    }

    private static Delegation here(Entitlements caller, Entitlements person) {
        return new Delegation(standing(caller, person), List.of(), false);
    }

    private static Delegation.Standing standing(Entitlements caller, Entitlements person) {
        return new Delegation.Standing(caller, caller, person);
    }
}
