package dev.portico.extension.access;

import static dev.portico.extension.access.Cast.*;
import static dev.portico.extension.access.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every permission, for everybody, under every setting that a decision looks at: all of them, not a sample. */
class ExplanationsTest {

    @Test
    void whatIsExplainedIsWhatIsDecided() {
        long seen = 0;
        for (Situation situation : situations()) {
            Decision decision = situation.decidedBy(RULES);
            Explanations explanations = new Explanations(situation, ROLES, List.of());
            for (Permission permission : Permission.values()) {
                Explanation explanation = explanations.of(permission);
                if (explanation.allowed() != decision.allows(permission)
                        || !explanation.reason().equals(decision.refusalOf(permission))
                        || explanation.because().isEmpty()) {
                    fail("%s of %s is explained as %s", permission, situation, explanation);
                }
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(100_000);
    }

    @Test
    void everyRemedyHelpsAndNoneIsToldWhereNoneIsNeeded() {
        long helped = 0;
        for (Situation situation : situations()) {
            Explanations explanations = new Explanations(situation, ROLES, ALL);
            for (Permission permission : Permission.values()) {
                Explanation explanation = explanations.of(permission);
                Optional<Remedy> remedy = explanation.remedies().stream().findFirst();
                if (remedy.isPresent()
                        && (explanation.allowed() || !isAllowedAfter(remedy.get(), situation, permission))) {
                    fail("%s is no remedy for %s of %s", remedy.get(), permission, situation);
                }
                helped += remedy.isPresent() ? 1 : 0;
            }
        }
        assertThat(helped).isGreaterThan(10_000);
    }

    /** Nobody is made the vendor's by a remedy, and nothing of the vendor's is ever granted in an organisation. */
    @Test
    void noRemedyMakesACustomerTheVendors() {
        for (Situation situation : situations()) {
            if (situation.member().isVendor()) {
                continue;
            }
            Explanations explanations = new Explanations(situation, ROLES, ALL);
            for (Permission permission : Permission.values()) {
                if (!permission.isForCustomers()
                        && !explanations.of(permission).remedies().isEmpty()) {
                    fail("%s of %s is remedied", permission, situation);
                }
            }
        }
    }

    /** Where a key is asked for that nobody made, customers get in with nothing, and the reasons that come first stay (R35). */
    @Test
    void behindAKeyThatWasNeverMadeOnlyTheVendorsRolesOpen() {
        long locked = 0;
        for (Situation situation : situations()) {
            Decision decision = situation.decidedBy(RULES);
            Explanations explanations = new Explanations(situation, ROLES, List.of());
            for (Permission permission : Permission.values()) {
                Explanation explanation = explanations.ofLockedOut(permission);
                boolean vendors = situation.member().held().stream()
                        .anyMatch(role ->
                                role.is(Role.Kind.VENDOR) && role.entitlements().contains(permission));
                Optional<Reason> expected = !decision.allowed()
                        ? decision.reason()
                        : decision.allows(permission) && vendors
                                ? Optional.empty()
                                : Optional.of(Reason.ORGANIZATION_KEY_REQUIRED);
                if (!explanation.reason().equals(expected) || explanation.allowed() != expected.isEmpty()) {
                    fail("%s of %s behind a key is explained as %s", permission, situation, explanation);
                }
                locked += expected.equals(Optional.of(Reason.ORGANIZATION_KEY_REQUIRED)) ? 1 : 0;
            }
        }
        assertThat(locked).isGreaterThan(10_000);
    }

    private static boolean isAllowedAfter(Remedy remedy, Situation situation, Permission permission) {
        return remedy.after(situation).decidedBy(RULES).allows(permission);
    }

    @Test
    void theMessengerIsOneAddOnAway() {
        assertThat(first(member(MEMBER), MESSENGER_CONTACT))
                .contains(new Remedy.ChangeMember(Optional.empty(), Optional.of(MESSENGER), false, false));
    }

    @Test
    void theSmallestLevelThatCarriesItIsTold() {
        assertThat(first(member(MEMBER), TICKETS_ORGANIZATION))
                .contains(new Remedy.ChangeMember(Optional.of(COORDINATOR), Optional.empty(), false, false));
        assertThat(first(member(MEMBER), MEMBERS_VIEW))
                .contains(new Remedy.ChangeMember(Optional.of(ADMIN), Optional.empty(), false, false));
    }

    /** One change of a lot is larger than two of a little. */
    @Test
    void whatGivesLeastBeyondIsToldHoweverManyPartsItHas() {
        Role auditor = Role.level(
                "auditor",
                Stream.concat(
                                MEMBER.entitlements().permissions().stream(),
                                Stream.of(MESSENGER_CONTACT, MEMBERS_VIEW, TICKETS_ORGANIZATION))
                        .toArray(Permission[]::new));
        List<Role> known = Stream.concat(ALL.stream(), Stream.of(auditor)).toList();
        Situation nobody = new Situation(SETTINGS, ACME, member(), NOW);

        assertThat(new Explanations(nobody, ROLES, known)
                        .of(MESSENGER_CONTACT).remedies().stream().findFirst())
                .contains(new Remedy.ChangeMember(Optional.of(MEMBER), Optional.of(MESSENGER), false, false));
    }

    /** What is asleep comes back: a module that is off makes no level small. */
    @Test
    void whatAModuleHidesCountsAsGiven() {
        Role reader = Role.level("a-reader", Permission.PORTAL_ENTER, MEMBERS_VIEW, FORUM_READ, FORUM_WRITE);
        Role plain = Role.level("b-reader", Permission.PORTAL_ENTER, MEMBERS_VIEW);
        Situation nobody = new Situation(withoutForum(), ACME, member(), NOW);

        assertThat(new Explanations(nobody, ROLES, List.of(reader, plain))
                        .of(MEMBERS_VIEW).remedies().stream().findFirst())
                .contains(new Remedy.ChangeMember(Optional.of(plain), Optional.empty(), false, false));
    }

    @Test
    void aRestrictionIsLiftedAndTheLevelStays() {
        assertThat(first(member(COORDINATOR, OWN_ONLY), TICKETS_ORGANIZATION))
                .contains(new Remedy.ChangeMember(Optional.empty(), Optional.empty(), true, false));
    }

    @Test
    void whatOneCallCanChangeTogetherIsOneRemedy() {
        assertThat(first(until(member(OWN_ONLY), NOW.minusSeconds(1)), TICKETS_ORGANIZATION))
                .contains(new Remedy.ChangeMember(Optional.of(COORDINATOR), Optional.empty(), true, true));
    }

    @Test
    void twoCallsAreNoRemedy() {
        assertThat(first(disabled(member()), PORTAL_ENTER)).isEmpty();
        assertThat(first(disabled(member(MEMBER)), PORTAL_ENTER)).contains(new Remedy.Activate());
    }

    @Test
    void whoIsNoMemberCannotBeHelpedByOneCall() {
        assertThat(first(holding(), PORTAL_ENTER)).isEmpty();
        assertThat(first(holding(MEMBER), PORTAL_ENTER)).contains(new Remedy.AddMember());
    }

    @Test
    void theReasonIsToldByTheRuleThatSpoke() {
        Explanation explanation = explain(member(COORDINATOR, OWN_ONLY), TICKETS_ORGANIZATION);

        assertThat(explanation.reason()).contains(Reason.OWN_TICKETS_ONLY);
        assertThat(explanation.because())
                .containsExactly(
                        new Because("levels-add-up", "roles", "portal-coordinator"),
                        new Because("own-tickets-only-wins", "roles", "portal-own-tickets-only"));
    }

    @Test
    void whatIsAllowedIsToldWithTheRoleThatCarriesIt() {
        assertThat(explain(member(MEMBER, MESSENGER), MESSENGER_CONTACT).because())
                .endsWith(new Because("a-role-carries-it", "enable-in-app-messenger", "messenger.contact"));
    }

    private static Explanation explain(Member member, Permission permission) {
        return new Explanations(new Situation(SETTINGS, ACME, member, NOW), ROLES, ALL).of(permission);
    }

    private static Optional<Remedy> first(Member member, Permission permission) {
        return explain(member, permission).remedies().stream().findFirst();
    }

    private static List<Situation> situations() {
        List<Situation> situations = new ArrayList<>();
        for (Settings settings : settings()) {
            for (Organization organization : organizations()) {
                people().forEach(member -> situations.add(new Situation(settings, organization, member, NOW)));
            }
            people().forEach(member -> situations.add(new Situation(settings, null, member, NOW)));
        }
        return situations;
    }

    private static Settings withoutForum() {
        return new Settings(
                Mode.EVERYONE, true, false, true, true, false, ForumVisibility.OFF, false, DefaultLevel.NONE);
    }

    private static List<Settings> settings() {
        List<Settings> all = new ArrayList<>();
        for (boolean ticketing : List.of(true, false)) {
            for (boolean wide : List.of(true, false)) {
                for (ForumVisibility forum : ForumVisibility.values()) {
                    for (String level : List.of("none", "portal-member", "portal-coordinator", "no-such-level")) {
                        all.add(new Settings(
                                Mode.EVERYONE,
                                ticketing,
                                wide,
                                true,
                                true,
                                false,
                                forum,
                                false,
                                DefaultLevel.of(level)));
                    }
                }
            }
        }
        return all;
    }

    private static List<Organization> organizations() {
        Organization disabled =
                new Organization(ACME.id(), ACME.alias(), ACME.name(), false, OrganizationSettings.NONE);
        Organization wide = new Organization(
                ACME.id(),
                ACME.alias(),
                ACME.name(),
                true,
                new OrganizationSettings(Optional.of(true), Optional.empty(), Optional.of(DefaultLevel.NONE)));
        return List.of(ACME, disabled, wide);
    }

    /** Everybody of the cast, each enabled and disabled, without an end date, before it and after it. */
    private static Stream<Member> people() {
        Stream<Member> cast = Stream.of(
                member(ADMIN, MESSENGER),
                member(MEMBER, MESSENGER),
                member(MEMBER),
                member(),
                member(COORDINATOR),
                member(COORDINATOR, OWN_ONLY),
                member(ADMIN, OWN_ONLY),
                member(MESSENGER),
                member(OWN_ONLY),
                holding(),
                holding(AGENT),
                holding(ASSIGNED_AGENT),
                holding(OPERATOR),
                holding(MEMBER),
                new Member(new UserId("u3"), true, true, List.of(MEMBER), List.of(AGENT), Optional.empty()));
        return cast.flatMap(person -> Stream.of(person, disabled(person)))
                .flatMap(person -> Stream.of(person, until(person, NOW.plusSeconds(60)), until(person, NOW)));
    }
}
