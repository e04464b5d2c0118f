package dev.portico.extension.access;

import static dev.portico.extension.access.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever delegates call, in whatever order, in two organisations that share people. */
class DelegationPropertiesTest {

    private static final Role LEAD = Role.level(
            "team-lead",
            Permission.PORTAL_ENTER,
            Permission.TICKETS_OWN,
            Permission.MEMBERS_VIEW,
            Permission.MEMBERS_ASSIGN_LEVELS,
            Permission.MEMBERS_DEACTIVATE);
    private static final List<Role> LEVELS = List.of(MEMBER, COORDINATOR, ADMIN, LEAD);
    private static final Roles KNOWN = name -> name.equals(LEAD.name()) ? Optional.of(LEAD) : ROLES.find(name);
    private static final AccessRules SAYING = new AccessRules(KNOWN);

    private static final List<Organization> ORGANIZATIONS = List.of(
            ACME, new Organization(new OrganizationId("umbra"), "umbra", "Umbra", true, OrganizationSettings.NONE));
    private static final int PEOPLE = 5;

    /** What is asked for; {@code level} 0 is none. */
    record Call(int caller, int person, int organization, Act act, int level, boolean flag, Optional<Instant> until) {}

    enum Act {
        LEVEL,
        MESSENGER,
        OWN_ONLY,
        UNTIL,
        REVOKE,
        DEACTIVATE,
        ACTIVATE
    }

    record Start(Settings settings, List<List<Member>> members) {}

    /** Who holds what where; the person's number and the organisation's are the place. */
    private static final class World {
        final Settings settings;
        final Map<List<Integer>, Member> members = new HashMap<>();

        World(Start start) {
            this.settings = start.settings();
            for (int person = 0; person < PEOPLE; person++) {
                boolean enabled = start.members().get(person).get(0).enabled();
                List<Role> held = start.members().get(person).get(0).held();
                for (int there = 0; there < ORGANIZATIONS.size(); there++) {
                    Member drawn = start.members().get(person).get(there);
                    members.put(
                            List.of(person, there),
                            new Member(
                                    new UserId("u" + person),
                                    enabled,
                                    drawn.isMember(),
                                    drawn.isMember() ? drawn.granted() : List.of(),
                                    held,
                                    drawn.until()));
                }
            }
        }

        Member at(int person, int organization) {
            return Objects.requireNonNull(members.get(List.of(person, organization)));
        }

        Decision decision(int person, int organization) {
            return SAYING.decide(settings, ORGANIZATIONS.get(organization), at(person, organization), NOW);
        }

        Entitlements rights(int person, int organization) {
            return Rights.of(at(person, organization), settings, KNOWN);
        }

        boolean hasAdmin(int organization) {
            return Stream.iterate(0, each -> each + 1)
                    .limit(PEOPLE)
                    .anyMatch(person -> Admins.include(at(person, organization), settings, KNOWN));
        }

        Entitlements everybodys(int organization) {
            Entitlements all = Entitlements.NONE;
            for (int person = 0; person < PEOPLE; person++) {
                all = all.and(rights(person, organization));
            }
            return all;
        }

        /** What anybody holds there at that moment, should nobody do anything any more; at none for ever. */
        Entitlements everybodys(int organization, Optional<Instant> moment) {
            Entitlements all = Entitlements.NONE;
            for (int person = 0; person < PEOPLE; person++) {
                Optional<Instant> end = at(person, organization).until();
                if (end.isEmpty()
                        || moment.filter(then -> !end.get().isBefore(then)).isPresent()) {
                    all = all.and(rights(person, organization));
                }
            }
            return all;
        }

        boolean runsEverything(int person, int organization) {
            return decision(person, organization).allows(Permission.PORTAL_ORGANIZATIONS);
        }

        Delegation.Standing standing(int caller, int person, int organization) {
            Decision decision = decision(caller, organization);
            Entitlements ceiling = runsEverything(caller, organization) ? Entitlements.ofCustomers() : decision.own();
            return new Delegation.Standing(decision.entitlements(), ceiling, rights(person, organization));
        }

        /** As the API does it; whether it was done. */
        boolean call(Call call) {
            Member before = at(call.person(), call.organization());
            if (!before.isMember()) {
                return false;
            }
            boolean runsEverything = runsEverything(call.caller(), call.organization());
            List<Delegation.Standing> elsewhere = Stream.iterate(0, each -> each + 1)
                    .limit(ORGANIZATIONS.size())
                    .filter(there -> there != call.organization()
                            && at(call.person(), there).isMember())
                    .map(there -> standing(call.caller(), call.person(), there))
                    .toList();
            Delegation delegation = new Delegation(
                    new Delegation.Person(before.enabled(), before.isVendor(), call.caller() == call.person()),
                    standing(call.caller(), call.person(), call.organization()),
                    elsewhere,
                    runsEverything
                            ? Horizon.ENDLESS
                            : new Horizon(at(call.caller(), call.organization()).until()),
                    runsEverything);
            Map<List<Integer>, Member> after = new HashMap<>(members);
            Deed deed =
                    switch (call.act()) {
                        case DEACTIVATE -> Deed.DEACTIVATE;
                        case ACTIVATE -> Deed.ACTIVATE;
                        default -> Deed.ASSIGN_LEVELS;
                    };
            if (delegation.refusal(deed).isPresent()) {
                return false;
            }
            if (deed == Deed.ASSIGN_LEVELS) {
                Member changed = changed(before, call);
                if (delegation.refusalOfGrants(before, changed).isPresent()) {
                    return false;
                }
                after.put(List.of(call.person(), call.organization()), changed);
            } else {
                after.replaceAll((place, member) ->
                        place.get(0) == call.person() ? enabled(member, deed == Deed.ACTIVATE) : member);
            }
            return runsEverything ? take(after) : keepsAdmins(after) && take(after);
        }

        private boolean keepsAdmins(Map<List<Integer>, Member> after) {
            for (int there = 0; there < ORGANIZATIONS.size(); there++) {
                int organization = there;
                boolean kept = after.entrySet().stream()
                        .filter(each -> each.getKey().get(1) == organization)
                        .anyMatch(each -> Admins.include(each.getValue(), settings, KNOWN));
                if (hasAdmin(there) && !kept) {
                    return false;
                }
            }
            return true;
        }

        private boolean take(Map<List<Integer>, Member> after) {
            members.putAll(after);
            return true;
        }
    }

    private static Member changed(Member before, Call call) {
        List<Role> granted = new ArrayList<>(before.granted());
        Optional<Instant> until = before.until();
        switch (call.act()) {
            case LEVEL -> {
                granted.removeIf(role -> role.is(Role.Kind.LEVEL));
                if (call.level() > 0) {
                    granted.add(LEVELS.get(call.level() - 1));
                }
            }
            case MESSENGER -> {
                granted.remove(MESSENGER);
                if (call.flag()) {
                    granted.add(MESSENGER);
                }
            }
            case OWN_ONLY -> {
                granted.remove(OWN_ONLY);
                if (call.flag()) {
                    granted.add(OWN_ONLY);
                }
            }
            case UNTIL -> until = call.until();
            default -> granted.clear();
        }
        return new Member(before.id(), before.enabled(), true, granted, before.held(), until);
    }

    private static Member enabled(Member member, boolean enabled) {
        return new Member(member.id(), enabled, member.isMember(), member.granted(), member.held(), member.until());
    }

    @Provide
    Arbitrary<Start> starts() {
        Arbitrary<List<Role>> any = Arbitraries.of(MEMBER, COORDINATOR, ADMIN, LEAD, MESSENGER, OWN_ONLY, AGENT)
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        Arbitrary<List<Role>> granted =
                Arbitraries.oneOf(any, Arbitraries.of(List.of(ADMIN), List.of(ADMIN, MESSENGER), List.of(LEAD)));
        Arbitrary<List<Role>> held = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(List.<Role>of())),
                Tuple.of(1, Arbitraries.of(List.of(OPERATOR), List.of(AGENT), List.of(COORDINATOR))));
        Arbitrary<Member> member = Combinators.combine(
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, true, true, false),
                        granted,
                        held,
                        ends())
                .as((enabled, isMember, roles, direct, until) ->
                        new Member(new UserId("u"), enabled, isMember, roles, direct, until));
        Arbitrary<Settings> settings = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(ForumVisibility.class),
                        Arbitraries.of("none", "none", "portal-member", "portal-admin"))
                .as((wide, forum, level) -> new Settings(
                        Mode.REGISTERED, true, wide, true, true, true, forum, false, DefaultLevel.of(level)));
        return Combinators.combine(
                        settings,
                        member.list().ofSize(ORGANIZATIONS.size()).list().ofSize(PEOPLE))
                .as(Start::new);
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        Arbitrary<Integer> person = Arbitraries.integers().between(0, PEOPLE - 1);
        return Combinators.combine(
                        person,
                        person,
                        Arbitraries.integers().between(0, ORGANIZATIONS.size() - 1),
                        Arbitraries.of(Act.class),
                        Arbitraries.integers().between(0, LEVELS.size()),
                        Arbitraries.of(true, false),
                        ends())
                .as(Call::new)
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<Optional<Instant>> ends() {
        return Arbitraries.of(-1, 1, 30)
                .map(days -> NOW.plus(Duration.ofDays(days)))
                .optional(0.4);
    }

    @Property
    void noSequenceOfDelegatedCallsRaisesAnyoneAboveTheCaller(
            @ForAll("starts") Start start, @ForAll("calls") List<Call> calls) {
        World world = new World(start);
        for (Call call : calls) {
            Entitlements before = world.rights(call.person(), call.organization());
            Entitlements highest = world.everybodys(call.organization());
            Delegation.Standing standing = world.standing(call.caller(), call.person(), call.organization());
            boolean operator = world.runsEverything(call.caller(), call.organization());
            boolean done = world.call(call);
            Statistics.label("done").collect(done);
            if (done) {
                Entitlements after = world.rights(call.person(), call.organization());
                assertThat(standing.ceiling().and(before).and(usual(world)).covers(after))
                        .isTrue();
                assertThat(operator || highest.and(usual(world)).covers(world.everybodys(call.organization())))
                        .as("nobody holds there what nobody held before")
                        .isTrue();
            }
        }
        Statistics.label("done").coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
    }

    @Property
    void noSequenceOfDelegatedCallsMakesAnythingLastLonger(
            @ForAll("starts") Start start, @ForAll("calls") List<Call> calls) {
        World world = new World(start);
        List<Optional<Instant>> moments = List.of(
                Optional.of(NOW.plus(Duration.ofDays(1))),
                Optional.of(NOW.plus(Duration.ofDays(30))),
                Optional.empty());
        for (Call call : calls) {
            List<Entitlements> before = moments.stream()
                    .map(moment -> world.everybodys(call.organization(), moment))
                    .toList();
            boolean operator = world.runsEverything(call.caller(), call.organization());
            if (world.call(call) && !operator) {
                for (int each = 0; each < moments.size(); each++) {
                    assertThat(before.get(each)
                                    .and(usual(world))
                                    .covers(world.everybodys(call.organization(), moments.get(each))))
                            .as("nobody holds there then what nobody would have held then")
                            .isTrue();
                }
            }
        }
    }

    /** What a setting, and no delegate, gives to whoever has no level. */
    private static Entitlements usual(World world) {
        return KNOWN.level(world.settings.defaultLevel().role())
                .map(Role::entitlements)
                .orElse(Entitlements.NONE);
    }

    @Property
    void noSequenceOfDelegatedCallsTakesTheLastAdmin(@ForAll("starts") Start start, @ForAll("calls") List<Call> calls) {
        World world = new World(start);
        for (Call call : calls) {
            List<Boolean> before = List.of(world.hasAdmin(0), world.hasAdmin(1));
            boolean operator = world.runsEverything(call.caller(), call.organization());
            if (world.call(call) && !operator) {
                assertThat(!before.get(0) || world.hasAdmin(0)).isTrue();
                assertThat(!before.get(1) || world.hasAdmin(1)).isTrue();
            }
        }
    }

    @Property
    void noSequenceOfDelegatedCallsReachesAnotherOrganisation(
            @ForAll("starts") Start start, @ForAll("calls") List<Call> calls) {
        World world = new World(start);
        for (Call call : calls) {
            Map<List<Integer>, Member> before = new HashMap<>(world.members);
            Decision elsewhere = world.decision(call.caller(), 1 - call.organization());
            boolean isAlsoThere =
                    world.at(call.person(), 1 - call.organization()).isMember();
            if (world.call(call)) {
                before.forEach((place, member) -> {
                    Member now = Objects.requireNonNull(world.members.get(place));
                    if (place.get(1) != call.organization()) {
                        assertThat(now.granted()).isEqualTo(member.granted());
                        assertThat(now.until()).isEqualTo(member.until());
                    }
                    if (now.enabled() != member.enabled() && isAlsoThere) {
                        assertThat(elsewhere.allows(Permission.MEMBERS_DEACTIVATE))
                                .isTrue();
                    }
                    if (place.get(0) != call.person()) {
                        assertThat(now).isEqualTo(member);
                    }
                });
            }
        }
    }

    @Property
    void theVendorsPeopleKeepTheirAccounts(@ForAll("starts") Start start, @ForAll("calls") List<Call> calls) {
        World world = new World(start);
        for (Call call : calls) {
            Member before = world.at(call.person(), call.organization());
            world.call(call);
            if (before.isVendor()) {
                assertThat(world.at(call.person(), call.organization()).enabled())
                        .isEqualTo(before.enabled());
            }
        }
    }
}
