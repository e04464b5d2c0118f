package dev.portico.extension.access;

import static dev.portico.extension.access.Cast.*;
import static dev.portico.extension.access.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessRulesTest {

    static Stream<Arguments> cast() {
        return Stream.of(
                Arguments.of(
                        "ada", member(ADMIN, MESSENGER), ADMIN.entitlements().and(MESSENGER_CONTACT)),
                Arguments.of(
                        "ben", member(MEMBER, MESSENGER), MEMBER.entitlements().and(MESSENGER_CONTACT)),
                Arguments.of("cleo", member(MEMBER), MEMBER.entitlements()),
                Arguments.of("gil", member(COORDINATOR), MEMBER.entitlements().and(TICKETS_ORGANIZATION)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cast")
    void customersHoldWhatTheirRolesCarry(String name, Member member, Entitlements expected) {
        assertThat(decide(member).entitlements()).isEqualTo(expected);
    }

    static Stream<Arguments> vendor() {
        return Stream.of(
                Arguments.of("sam", AGENT), Arguments.of("tess", ASSIGNED_AGENT), Arguments.of("olga", OPERATOR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vendor")
    void vendorStaffEnterWithoutAnOrganization(String name, Role role) {
        Decision decision = RULES.decide(SETTINGS, null, holding(role), NOW);
        assertThat(decision.vendor()).isTrue();
        assertThat(decision.entitlements()).isEqualTo(role.entitlements());
        assertThat(decision.levels()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        Organization closed = new Organization(ACME.id(), "acme", "Acme", false, OrganizationSettings.NONE);
        Member stranger = new Member(new UserId("x"), true, false, List.of(), List.of(), Optional.empty());
        return Stream.of(
                Arguments.of("dan has no level", SETTINGS, ACME, member(), Reason.NO_ACCESS),
                Arguments.of("an add-on is no level", SETTINGS, ACME, member(MESSENGER), Reason.NO_ACCESS),
                Arguments.of("a restriction is no level", SETTINGS, ACME, member(OWN_ONLY), Reason.NO_ACCESS),
                Arguments.of(
                        "a level that does not let in",
                        SETTINGS,
                        ACME,
                        member(Role.level("x", TICKETS_OWN)),
                        Reason.NO_ACCESS),
                Arguments.of(
                        "a vendor role granted in an organisation", SETTINGS, ACME, member(AGENT), Reason.NO_ACCESS),
                Arguments.of("disabled user", SETTINGS, ACME, disabled(member(ADMIN)), Reason.USER_DISABLED),
                Arguments.of(
                        "disabled user of a disabled organisation",
                        SETTINGS,
                        closed,
                        disabled(member(ADMIN)),
                        Reason.USER_DISABLED),
                Arguments.of("disabled agent", SETTINGS, null, disabled(holding(AGENT)), Reason.USER_DISABLED),
                Arguments.of("disabled organisation", SETTINGS, closed, member(ADMIN), Reason.ORGANIZATION_DISABLED),
                Arguments.of("a stranger learns nothing about it", SETTINGS, closed, stranger, Reason.NOT_A_MEMBER),
                Arguments.of("in no organisation", SETTINGS, null, stranger, Reason.NOT_A_MEMBER),
                Arguments.of("ticketing off", withTicketing(false), ACME, member(ADMIN), Reason.MODULE_OFF),
                Arguments.of("ticketing off, agent", withTicketing(false), null, holding(AGENT), Reason.MODULE_OFF),
                Arguments.of("nothing set", Settings.DEFAULTS, ACME, member(ADMIN), Reason.MODULE_OFF),
                Arguments.of("ended", SETTINGS, ACME, until(member(ADMIN), NOW), Reason.EXPIRED),
                Arguments.of("ended and without a level", SETTINGS, ACME, until(member(), NOW), Reason.NO_ACCESS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesWithAReason(
            String name,
            Settings settings,
            @org.jspecify.annotations.Nullable Organization organization,
            Member member,
            Reason reason) {
        Decision decision = RULES.decide(settings, organization, member, NOW);
        assertThat(decision.reason()).contains(reason);
        assertThat(decision.entitlements().isEmpty()).isTrue();
        assertThat(decision.because()).isNotEmpty();
    }

    @Test
    void operatorsEnterWhileTicketingIsOff() {
        Decision decision = RULES.decide(withTicketing(false), null, holding(OPERATOR), NOW);
        assertThat(decision.allows(PORTAL_SETTINGS)).isTrue();
    }

    @Test
    void operatorsRunTheMembersOfAnOrganizationTheyAreNotIn() {
        assertThat(decide(holding(OPERATOR)).allows(MEMBERS_ASSIGN_LEVELS)).isTrue();
    }

    @Test
    void vendorStaffWhoAreAlsoCustomersAreOnlyCustomersThere() {
        Member both = new Member(new UserId("u"), true, true, List.of(MEMBER), List.of(AGENT), Optional.empty());
        assertThat(decide(both).allows(DESK_TICKETS)).isTrue();
        assertThat(decide(both.asCustomer()).entitlements()).isEqualTo(MEMBER.entitlements());
    }

    @Test
    void levelsAddUpAndTheGreatestIsShown() {
        Role narrow = Role.level("guest", PORTAL_ENTER, MEMBERS_VIEW);
        Decision decision = decide(member(narrow, MEMBER));
        assertThat(decision.entitlements()).isEqualTo(MEMBER.entitlements().and(MEMBERS_VIEW));
        assertThat(decision.level()).contains(MEMBER);
        assertThat(decision.levels()).containsExactly(MEMBER, narrow);
    }

    @Test
    void aRoleHeldDirectlyHoldsInEveryOrganizationOfThePerson() {
        Member person = new Member(new UserId("u"), true, true, List.of(), List.of(MEMBER), Optional.empty());
        assertThat(decide(person).level()).contains(MEMBER);
        assertThat(decide(holding(MEMBER)).reason()).contains(Reason.NOT_A_MEMBER);
    }

    @Test
    void anyRoleThatIncludesTheMessengerCounts() {
        Role premium = Role.level("premium", PORTAL_ENTER, MESSENGER_CONTACT);
        assertThat(decide(member(premium)).allows(MESSENGER_CONTACT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void whatIsTheVendorsIsIgnoredInAnOrganization(Permission permission) {
        Role smuggler = Role.level("smuggler", PORTAL_ENTER, permission);
        assertThat(decide(member(smuggler)).allows(permission)).isEqualTo(permission.isForCustomers());
    }

    static Stream<Role> levels() {
        return Stream.of(MEMBER, COORDINATOR, ADMIN);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void accountWideViewingWidensEveryLevel(Role level) {
        assertThat(decide(withAccountWideViewing(SETTINGS), member(level)).allows(TICKETS_ORGANIZATION))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("levels")
    void ownTicketsOnlyWinsOverLevelAndAccountWideViewing(Role level) {
        Decision decision = decide(withAccountWideViewing(SETTINGS), member(level, OWN_ONLY));
        assertThat(decision.allows(TICKETS_ORGANIZATION)).isFalse();
        assertThat(decision.refusalOf(TICKETS_ORGANIZATION)).contains(Reason.OWN_TICKETS_ONLY);
        assertThat(decision.ownTicketsOnly()).isTrue();
    }

    @Test
    void ownTicketsOnlyHoldsForAVendorRoleToo() {
        Role odd = Role.vendor("odd", PORTAL_ENTER, TICKETS_ORGANIZATION);
        assertThat(decide(holding(odd)).allows(TICKETS_ORGANIZATION)).isTrue();
        assertThat(decide(holding(odd, OWN_ONLY)).allows(TICKETS_ORGANIZATION)).isFalse();
    }

    @Test
    void anAdminWithOwnTicketsOnlyStillRunsTheMembers() {
        assertThat(decide(member(ADMIN, OWN_ONLY)).entitlements())
                .isEqualTo(ADMIN.entitlements().without(TICKETS_ORGANIZATION));
    }

    @Test
    void anOrganizationOverridesAccountWideViewing() {
        Organization open = new Organization(
                ACME.id(),
                "acme",
                "Acme",
                true,
                new OrganizationSettings(Optional.of(true), Optional.empty(), Optional.empty()));
        assertThat(RULES.decide(SETTINGS, open, member(MEMBER), NOW).allows(TICKETS_ORGANIZATION))
                .isTrue();
    }

    @Test
    void theDefaultLevelFillsInForWhoHasNone() {
        Settings settings = withDefaultLevel("portal-member");
        assertThat(decide(settings, member()).level()).contains(MEMBER);
        assertThat(decide(settings, member(ADMIN)).levels()).containsExactly(ADMIN);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"unknown", "enable-in-app-messenger", "support-agent", "none", ""})
    void aDefaultThatIsNoLevelGivesNothing(String name) {
        assertThat(decide(withDefaultLevel(name), member()).reason()).contains(Reason.NO_ACCESS);
    }

    @Test
    void anEndDateInThePastTakesTheDefaultLevelAway() {
        assertThat(decide(withDefaultLevel("portal-member"), until(member(), NOW))
                        .reason())
                .contains(Reason.NO_ACCESS);
    }

    @Test
    void accessHoldsUntilItsEndAndTheDecisionSaysWhen() {
        Decision decision = decide(until(member(MEMBER), NOW.plus(Duration.ofMillis(1))));
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.until()).contains(NOW.plusMillis(1));
    }

    @Test
    void anUnsoundLevelGivesNothing() {
        Role broken = new Role("broken", Role.Kind.LEVEL, Entitlements.NONE, false, false);
        assertThat(decide(member(broken)).reason()).contains(Reason.NO_ACCESS);
    }

    @ParameterizedTest
    @EnumSource(ForumVisibility.class)
    void theForumIsSeenOnlyWhereItIsShown(ForumVisibility forum) {
        Decision decision = decide(withForum(forum), member(MEMBER));
        boolean shown = forum == ForumVisibility.REGISTERED || forum == ForumVisibility.EVERYONE;
        assertThat(decision.allows(FORUM_READ)).isEqualTo(shown);
        assertThat(decision.refusalOf(FORUM_WRITE))
                .isEqualTo(shown ? Optional.empty() : Optional.of(Reason.MODULE_OFF));
    }

    @Test
    void aMissingPermissionIsNamedSo() {
        assertThat(decide(member(MEMBER)).refusalOf(TICKETS_ORGANIZATION)).contains(Reason.MISSING_PERMISSION);
        assertThat(decide(member(MEMBER, OWN_ONLY)).refusalOf(TICKETS_ORGANIZATION))
                .contains(Reason.MISSING_PERMISSION);
    }

    @Test
    void roleNamesAreLevelsThenAddOnsWithoutRestrictions() {
        assertThat(decide(member(OWN_ONLY, MESSENGER, MEMBER, ADMIN)).roleNames())
                .containsExactly("portal-admin", "portal-member", "enable-in-app-messenger");
    }

    @Test
    void entitlementsComeInTheOrderOfTheContract() {
        assertThat(decide(member(MESSENGER, COORDINATOR)).entitlements().wireNames())
                .containsExactly(
                        "portal.enter",
                        "tickets.create",
                        "tickets.own",
                        "tickets.organization",
                        "messenger.contact",
                        "articles.read",
                        "forum.read",
                        "forum.write");
    }
}
