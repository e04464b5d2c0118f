package dev.portico.extension.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccessRulesPropertiesTest {

    @Provide
    Arbitrary<Role> roles() {
        Arbitrary<List<Permission>> permissions =
                Arbitraries.of(Permission.class).list().uniqueElements().ofMaxSize(8);
        Arbitrary<Role> made = Combinators.combine(
                        Arbitraries.of(Role.Kind.class), permissions, Arbitraries.of(true, false))
                .as((kind, carried, sound) ->
                        new Role("made", kind, Entitlements.of(carried), kind == Role.Kind.RESTRICTION, sound));
        return Arbitraries.oneOf(Arbitraries.of(Cast.ALL), made);
    }

    @Provide
    Arbitrary<Member> members() {
        Arbitrary<List<Role>> some = roles().list().ofMaxSize(4);
        Arbitrary<Optional<Instant>> until = Arbitraries.of(-1, 0, 1)
                .map(days -> Cast.NOW.plus(Duration.ofDays(days)))
                .optional();
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false), some, some, until)
                .as((enabled, isMember, granted, held, end) ->
                        new Member(new UserId("u"), enabled, isMember, granted, held, end));
    }

    @Provide
    Arbitrary<Settings> settings() {
        Arbitrary<Boolean> on = Arbitraries.of(true, false);
        Arbitrary<DefaultLevel> level = Arbitraries.of("none", "portal-member", "portal-admin", "support-agent", "?")
                .map(DefaultLevel::of);
        return Combinators.combine(on, on, Arbitraries.of(ForumVisibility.class), level)
                .as((ticketing, wide, forum, defaultLevel) ->
                        new Settings(Mode.REGISTERED, ticketing, wide, true, true, true, forum, false, defaultLevel));
    }

    @Property
    void ownTicketsOnlyNeverAddsAPermission(@ForAll("settings") Settings settings, @ForAll("members") Member member) {
        Entitlements before = Cast.decide(settings, member).entitlements();
        Entitlements after =
                Cast.decide(settings, Cast.alsoGranted(member, Cast.OWN_ONLY)).entitlements();
        assertThat(before.covers(after)).isTrue();
        assertThat(before.without(Permission.TICKETS_ORGANIZATION).within(after).size())
                .isEqualTo(after.without(Permission.TICKETS_ORGANIZATION).size());
    }

    @Property
    void whoIsOwnOnlyAsACustomerHasNoOrganizationTickets(
            @ForAll("settings") Settings settings, @ForAll("members") Member member) {
        Member restricted = Cast.alsoGranted(member.asCustomer(), Cast.OWN_ONLY);
        assertThat(Cast.decide(settings, restricted).allows(Permission.TICKETS_ORGANIZATION))
                .isFalse();
    }

    @Property
    void oneMoreRoleNeverTakesSomethingAwayUnlessItRestricts(
            @ForAll("settings") Settings settings, @ForAll("members") Member member, @ForAll("roles") Role role) {
        if (role.ownTicketsOnly() || !settings.defaultLevel().isNone()) {
            return;
        }
        Entitlements before = Cast.decide(settings, member).entitlements();
        assertThat(Cast.decide(settings, Cast.alsoGranted(member, role))
                        .entitlements()
                        .covers(before))
                .isTrue();
    }

    @Property
    void refusedMeansNothingAndAllowedMeansEnter(
            @ForAll("settings") Settings settings, @ForAll("members") Member member) {
        Decision decision = Cast.decide(settings, member);
        assertThat(decision.allowed()).isEqualTo(decision.allows(Permission.PORTAL_ENTER));
        assertThat(decision.allowed()).isEqualTo(!decision.entitlements().isEmpty());
        assertThat(decision.allowed()).isEqualTo(decision.reason().isEmpty());
    }

    @Property
    void aDisabledPersonHasNothing(@ForAll("settings") Settings settings, @ForAll("members") Member member) {
        assertThat(Cast.decide(settings, Cast.disabled(member)).reason()).contains(Reason.USER_DISABLED);
    }

    @Property
    void whatIsGrantedInAnOrganizationNeverReachesTheDesk(
            @ForAll("settings") Settings settings, @ForAll("members") Member member) {
        Entitlements there = Cast.decide(settings, member.asCustomer()).entitlements();
        assertThat(there).isEqualTo(there.customers());
    }

    @Property
    void anEndDateNeverAddsAPermission(@ForAll("settings") Settings settings, @ForAll("members") Member member) {
        Member endless = new Member(
                member.id(), member.enabled(), member.isMember(), member.granted(), member.held(), Optional.empty());
        assertThat(Cast.decide(settings, endless)
                        .entitlements()
                        .covers(Cast.decide(settings, member).entitlements()))
                .isTrue();
    }

    @Property
    void nonsenseNeverWidens(
            @ForAll("settings") Settings settings, @ForAll("members") Member member, @ForAll String nonsense) {
        List<String> known = List.of("on", "off", "everyone", "registered", "nobody", "none", "");
        if (known.contains(nonsense.strip().toLowerCase(Locale.ROOT))
                || nonsense.isBlank()
                || Cast.ROLES.find(nonsense.strip()).isPresent()) {
            return;
        }
        Entitlements open = Cast.decide(settings, member).entitlements();
        for (String attribute : List.of("portal.account-wide-viewing", "portal.default-level")) {
            OrganizationSettings broken = OrganizationSettings.read(Map.of(attribute, List.of(nonsense)))
                    .settings();
            assertThat(open.covers(Cast.decide(settings.with(broken), member).entitlements()))
                    .isTrue();
        }
        List<String> attributes = new ArrayList<>(List.of("portal.ticketing", "portal.forum", "portal.mode"));
        for (String attribute : attributes) {
            Settings broken =
                    Settings.read(Map.of(attribute, List.of(nonsense))).settings();
            assertThat(broken.ticketing()).isFalse();
            assertThat(broken.forum().showsToMembers()).isFalse();
            assertThat(broken.mode()).isEqualTo(Mode.REGISTERED);
        }
    }
}
