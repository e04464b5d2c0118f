package dev.portico.extension.access;

import static dev.portico.extension.access.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.Delegation.Person;
import dev.portico.extension.access.Delegation.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DelegationTest {

    private static final Person SOMEBODY = new Person(true, false, false);
    private static final Person DISABLED = new Person(false, false, false);
    private static final Person PRIVILEGED = new Person(true, true, false);
    private static final Person ONESELF = new Person(true, false, true);

    private static final Entitlements MEMBERS = MEMBER.entitlements();
    private static final Entitlements ADMINS = ADMIN.entitlements();

    @Test
    void anAdminMayDoEverythingWithAMemberOfTheirOwnOrganisation() {
        assertThat(here(SOMEBODY, ADMINS, MEMBERS).may())
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD, Deed.PERSPECTIVE);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void aMemberMayDoNothingWithAnybody(Deed deed) {
        assertThat(here(SOMEBODY, ADMINS, MEMBERS).refusal(deed)).isEmpty();
        assertThat(here(SOMEBODY, MEMBERS, MEMBERS).refusal(deed)).contains(Reason.MISSING_PERMISSION);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void nobodyTouchesWhoHoldsMoreThanTheyDo(Deed deed) {
        Entitlements withMessenger = MEMBERS.and(Permission.MESSENGER_CONTACT);

        assertThat(here(SOMEBODY, ADMINS, MEMBERS).refusal(deed)).isEmpty();
        assertThat(here(SOMEBODY, ADMINS, withMessenger).refusal(deed)).contains(Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void everybodyTouchesThemselvesEvenWhenARestrictionMadeThemSmaller() {
        Entitlements restricted = ADMINS.without(Permission.TICKETS_ORGANIZATION);

        assertThat(here(ONESELF, restricted, ADMINS).may())
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.RESET_PASSWORD);
    }

    @Test
    void aDisabledPersonIsActivatedAndNeitherDeactivatedNorSentALink() {
        assertThat(here(DISABLED, ADMINS, MEMBERS).may()).containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.ACTIVATE);
    }

    @Test
    void nobodyLooksThroughTheEyesOfWhoHasNoAccess() {
        assertThat(here(SOMEBODY, ADMINS, Entitlements.NONE).may())
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD);
    }

    @Test
    void theAccountOfAPersonOfTwoOrganisationsIsNotTouchedFromOneButTheirAccessThereIs() {
        Standing nothingThere = standing(Entitlements.NONE, ADMINS);
        Delegation delegation = with(SOMEBODY, ADMINS, MEMBERS, nothingThere);

        assertThat(delegation.may()).containsExactly(Deed.ASSIGN_LEVELS, Deed.PERSPECTIVE);
        assertThat(delegation.refusal(Deed.EDIT)).contains(Reason.SHARED_ACCOUNT);
    }

    @Test
    void whoHoldsTheRightInBothOrganisationsTouchesTheAccount() {
        assertThat(with(SOMEBODY, ADMINS, MEMBERS, standing(ADMINS, MEMBERS)).may())
                .contains(Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD);
    }

    @Test
    void whoIsAboveTheCallerInTheOtherOrganisationKeepsTheirAccount() {
        Entitlements withMessenger = MEMBERS.and(Permission.MESSENGER_CONTACT);

        assertThat(with(SOMEBODY, ADMINS, MEMBERS, standing(ADMINS, withMessenger))
                        .refusal(Deed.RESET_PASSWORD))
                .contains(Reason.SHARED_ACCOUNT);
    }

    @Test
    void theAccountOfTheVendorsPeopleIsNoCustomersToTouch() {
        Delegation delegation = here(PRIVILEGED, ADMINS, MEMBERS);

        assertThat(delegation.may()).containsExactly(Deed.ASSIGN_LEVELS);
        assertThat(delegation.refusal(Deed.DEACTIVATE)).contains(Reason.SHARED_ACCOUNT);
    }

    @Test
    void anOperatorOnlyViewsTheVendorsPeople() {
        Delegation delegation = asOperator(PRIVILEGED, MEMBERS);

        assertThat(asOperator(SOMEBODY, MEMBERS).may()).isNotEmpty();
        assertThat(delegation.may()).isEmpty();
        assertThat(delegation.refusal(Deed.ASSIGN_LEVELS)).contains(Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void anOperatorAdministersAdminsAndDoesNotLookThroughTheirEyes() {
        assertThat(asOperator(SOMEBODY, ADMINS).may())
                .containsExactly(Deed.ASSIGN_LEVELS, Deed.EDIT, Deed.DEACTIVATE, Deed.RESET_PASSWORD);
    }

    @Test
    void onlyWhatOneHoldsIsGranted() {
        Delegation admins = here(SOMEBODY, ADMINS, MEMBERS);

        assertThat(admins.refusalOfGrants(member(MEMBER), member(COORDINATOR))).isEmpty();
        assertThat(admins.refusalOfGrants(member(MEMBER), member(ADMIN))).isEmpty();
        assertThat(admins.refusalOfGrants(member(MEMBER), member(MEMBER, MESSENGER)))
                .contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(asOperator(SOMEBODY, MEMBERS).refusalOfGrants(member(MEMBER), member(ADMIN, MESSENGER)))
                .isEmpty();
    }

    @Test
    void aRestrictionIsLiftedOnlyByWhoHoldsWhatComesBack() {
        Entitlements restricted = ADMINS.without(Permission.TICKETS_ORGANIZATION);
        Member before = member(COORDINATOR, OWN_ONLY);

        assertThat(here(SOMEBODY, ADMINS, COORDINATOR.entitlements()).refusalOfGrants(before, member(COORDINATOR)))
                .isEmpty();
        assertThat(here(ONESELF, restricted, ADMINS).refusalOfGrants(member(ADMIN, OWN_ONLY), member(ADMIN)))
                .contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(here(SOMEBODY, restricted, MEMBERS).refusalOfGrants(member(MEMBER, OWN_ONLY), member(MEMBER)))
                .as("a Member gets nothing back that the caller lacks")
                .isEmpty();
    }

    /** Account-wide viewing would lend what no role of theirs carries. */
    @Test
    void nobodyTakesARestrictionOffThemselves() {
        Delegation oneself = here(ONESELF, MEMBERS, MEMBERS);

        assertThat(oneself.refusalOfGrants(member(MEMBER, OWN_ONLY), member(MEMBER)))
                .contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(oneself.refusalOfGrants(member(MEMBER, OWN_ONLY), member(MESSENGER, OWN_ONLY)))
                .as("the messenger is more than they hold")
                .contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(oneself.refusalOfGrants(member(MEMBER, OWN_ONLY), member()))
                .as("stepping down")
                .isEmpty();
    }

    @Test
    void nobodyGivesThemselvesMoreTime() {
        Instant end = NOW.plus(Duration.ofDays(30));
        Member ending = until(member(ADMIN), end);
        Delegation oneself = here(ONESELF, ADMINS, ADMINS);

        assertThat(oneself.refusalOfGrants(ending, until(ending, end.minusSeconds(1))))
                .isEmpty();
        assertThat(oneself.refusalOfGrants(ending, until(ending, end.plusSeconds(1))))
                .contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(oneself.refusalOfGrants(ending, member(ADMIN))).contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(here(SOMEBODY, ADMINS, ADMINS).refusalOfGrants(ending, member(ADMIN)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                // the caller's end, the person before, their end, after, their end
                "30    | portal-member      | 10    | portal-member      | 30    | true",
                "30    | portal-member      | 10    | portal-member      | 31    | false",
                "30    | portal-member      | 10    | portal-member      | never | false",
                "30    | portal-member      | 40    | portal-member      | 50    | false",
                "30    | portal-member      | 40    | portal-member      | 35    | true",
                "30    | portal-member      | never | portal-member      | 90    | true",
                "30    | portal-admin       | never | portal-member      | never | true",
                "30    | portal-member      | never | portal-coordinator | never | false",
                "30    | portal-member      | never | portal-coordinator | 30    | true",
                "30    | none               | never | portal-member      | never | false",
                "30    | none               | never | portal-member      | 30    | true",
                "30    | portal-member      | never | none               | never | true",
                "never | portal-member      | 10    | portal-admin       | never | true",
            },
            delimiter = '|')
    void nothingIsGrantedForLongerThanOneIsThere(
            @Nullable Integer horizon,
            String before,
            @Nullable Integer end,
            String after,
            @Nullable Integer newEnd,
            boolean may) {
        Delegation delegation =
                new Delegation(SOMEBODY, standing(ADMINS, MEMBERS), List.of(), new Horizon(day(horizon)), false);

        assertThat(delegation.refusalOfGrants(holder(before, end), holder(after, newEnd)))
                .isEqualTo(may ? Optional.empty() : Optional.of(Reason.ABOVE_OWN_RIGHTS));
    }

    @Test
    void whoIsToGoLiftsNoRestrictionOfWhoStays() {
        Horizon soon = new Horizon(day(30));
        Delegation delegation = new Delegation(SOMEBODY, standing(ADMINS, MEMBERS), List.of(), soon, false);
        Member restricted = member(COORDINATOR, OWN_ONLY);

        assertThat(delegation.refusalOfGrants(member(COORDINATOR), restricted)).isEmpty();
        assertThat(delegation.refusalOfGrants(restricted, member(COORDINATOR))).contains(Reason.ABOVE_OWN_RIGHTS);
    }

    private static Member holder(String level, @Nullable Integer end) {
        Member member = ROLES.find(level).map(Cast::member).orElseGet(Cast::member);
        return day(end).map(moment -> until(member, moment)).orElse(member);
    }

    private static Optional<Instant> day(@Nullable Integer days) {
        return Optional.ofNullable(days).map(each -> NOW.plus(Duration.ofDays(each)));
    }

    @Test
    void nobodyPromotesThemselves() {
        assertThat(here(ONESELF, ADMINS, ADMINS).refusalOfGrants(member(ADMIN), member(ADMIN, MESSENGER)))
                .contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(here(ONESELF, ADMINS, ADMINS).refusalOfGrants(member(ADMIN), member(MEMBER)))
                .isEmpty();
    }

    @Test
    void rankLooksAtWhatSomebodyWouldHoldWereNothingInTheWay() {
        Member expired = until(disabled(member(ADMIN, OWN_ONLY)), NOW.minusSeconds(1));

        assertThat(Rights.of(expired, SETTINGS, ROLES)).isEqualTo(ADMINS);
        assertThat(Rights.of(member(), withDefaultLevel("portal-admin"), ROLES)).isEqualTo(ADMINS);
        assertThat(Rights.of(member(MEMBER), withDefaultLevel("portal-admin"), ROLES))
                .isEqualTo(MEMBERS);
        assertThat(Rights.of(holding(COORDINATOR), SETTINGS, ROLES)).isEqualTo(COORDINATOR.entitlements());
    }

    @Test
    void aModuleThatIsOffMakesNoAdminSmaller() {
        Decision quiet = decide(withForum(ForumVisibility.OFF), member(ADMIN));

        assertThat(quiet.entitlements().contains(Permission.FORUM_READ)).isFalse();
        assertThat(quiet.own()).isEqualTo(ADMINS);
    }

    @Test
    void whatOnlyASettingLendsIsNotHandedOn() {
        Role lead = Role.level(
                "team-lead", Permission.PORTAL_ENTER, Permission.TICKETS_OWN, Permission.MEMBERS_ASSIGN_LEVELS);
        Decision decision = decide(withAccountWideViewing(SETTINGS), member(lead));

        assertThat(decision.allows(Permission.TICKETS_ORGANIZATION)).isTrue();
        assertThat(decision.own()).isEqualTo(lead.entitlements());
    }

    @Test
    void adminsAreEnabledMembersWhoMayAssignLevelsWithoutAnEndDate() {
        assertThat(Admins.include(member(ADMIN), SETTINGS, ROLES)).isTrue();
        assertThat(Admins.include(member(MEMBER, OWN_ONLY), SETTINGS, ROLES)).isFalse();
        assertThat(Admins.include(disabled(member(ADMIN)), SETTINGS, ROLES)).isFalse();
        assertThat(Admins.include(until(member(ADMIN), NOW.plusSeconds(1)), SETTINGS, ROLES))
                .isFalse();
        assertThat(Admins.include(holding(ADMIN), SETTINGS, ROLES))
                .as("no member there")
                .isFalse();
        assertThat(Admins.include(alsoGranted(member(), OPERATOR), SETTINGS, ROLES))
                .isFalse();
        assertThat(Admins.include(member(), withDefaultLevel("portal-admin"), ROLES))
                .isTrue();
    }

    private static Delegation here(Person person, Entitlements caller, Entitlements rights) {
        return with(person, caller, rights);
    }

    private static Delegation with(Person person, Entitlements caller, Entitlements rights, Standing... elsewhere) {
        return new Delegation(person, standing(caller, rights), List.of(elsewhere), Horizon.ENDLESS, false);
    }

    private static Delegation asOperator(Person person, Entitlements rights) {
        Standing standing = new Standing(OPERATOR.entitlements(), Entitlements.ofCustomers(), rights);
        return new Delegation(person, standing, List.of(), Horizon.ENDLESS, true);
    }

    private static Standing standing(Entitlements caller, Entitlements person) {
        return new Standing(caller, caller, person);
    }
}
