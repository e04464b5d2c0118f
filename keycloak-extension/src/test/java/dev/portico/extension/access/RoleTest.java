package dev.portico.extension.access;

import static dev.portico.extension.access.RoleSource.Mark.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleTest {

    /** A role as a realm admin made it. */
    private static final class Made implements RoleSource {
        private final String name;
        private final Set<Mark> marks;
        private final List<Made> parts = new ArrayList<>();

        Made(String name, Set<Mark> marks, Made... parts) {
            this.name = name;
            this.marks = marks;
            this.parts.addAll(List.of(parts));
        }

        @Override
        public String id() {
            return "id of " + name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<Mark> marks() {
            return marks;
        }

        @Override
        public Stream<Made> composites() {
            return parts.stream();
        }
    }

    private static final Made ENTER = new Made("portal.enter", Set.of(PERMISSION));
    private static final Made OWN = new Made("tickets.own", Set.of(PERMISSION));
    private static final Made EVERYTHING = new Made("tickets.organization", Set.of(PERMISSION));
    private static final Made CONTACT = new Made("messenger.contact", Set.of(PERMISSION));
    private static final Made DESK = new Made("desk.tickets", Set.of(PERMISSION));

    private static List<Role> read(Made... given) {
        return Role.allIn(List.of(given));
    }

    @Test
    void aMarkedCompositeOfPermissionsIsALevel() {
        assertThat(read(new Made("guest", Set.of(LEVEL), ENTER, OWN)))
                .containsExactly(Role.level("guest", Permission.PORTAL_ENTER, Permission.TICKETS_OWN));
    }

    @Test
    void aLevelMayBeMadeOfAnotherLevel() {
        Made member = new Made("member", Set.of(LEVEL), ENTER, OWN);
        assertThat(read(new Made("wide", Set.of(LEVEL), member, EVERYTHING)))
                .containsExactly(Role.level(
                        "wide", Permission.PORTAL_ENTER, Permission.TICKETS_OWN, Permission.TICKETS_ORGANIZATION));
    }

    @Test
    void aLevelWithSomethingElseInItIsUnsoundAndGivesNothing() {
        Made foreign = new Made("offline_access", Set.of());
        Role role = read(new Made("odd", Set.of(LEVEL), ENTER, foreign)).get(0);
        assertThat(role.sound()).isFalse();
        assertThat(role.entitlements().isEmpty()).isTrue();
    }

    @Test
    void aPermissionNobodyKnowsMakesALevelUnsound() {
        Made unknown = new Made("tickets.delete-all", Set.of(PERMISSION));
        assertThat(read(new Made("odd", Set.of(LEVEL), ENTER, unknown)).get(0).sound())
                .isFalse();
    }

    @Test
    void anEmptyLevelIsUnsound() {
        assertThat(read(new Made("empty", Set.of(LEVEL))).get(0).sound()).isFalse();
    }

    @Test
    void aLevelNeverCarriesWhatIsTheVendors() {
        assertThat(read(new Made("smuggler", Set.of(LEVEL), ENTER, DESK)))
                .containsExactly(Role.level("smuggler", Permission.PORTAL_ENTER));
    }

    @Test
    void aVendorRoleCarriesTheDesk() {
        assertThat(read(new Made("agent", Set.of(VENDOR), ENTER, DESK)))
                .containsExactly(Role.vendor("agent", Permission.PORTAL_ENTER, Permission.DESK_TICKETS));
    }

    @Test
    void anyRoleThatIncludesTheMessengerPermissionCountsAsJustThat() {
        assertThat(read(new Made("premium", Set.of(), CONTACT, EVERYTHING)))
                .containsExactly(Role.addOn("premium", Permission.MESSENGER_CONTACT));
        assertThat(read(CONTACT)).containsExactly(Role.addOn("messenger.contact", Permission.MESSENGER_CONTACT));
    }

    @Test
    void holdingAnUnmarkedCompositeIsHoldingItsParts() {
        Made member = new Made("member", Set.of(LEVEL), ENTER);
        assertThat(read(new Made("bundle", Set.of(), member)))
                .extracting(Role::name)
                .containsExactly("member");
    }

    @Test
    void permissionsByThemselvesAndUnmarkedBundlesOfThemGiveNothing() {
        assertThat(read(ENTER, EVERYTHING, new Made("bundle", Set.of(), ENTER, EVERYTHING)))
                .isEmpty();
    }

    @Test
    void aRestrictionRestrictsWhateverElseItIsMarkedAs() {
        assertThat(read(new Made("narrow", Set.of(LEVEL, RESTRICTION), ENTER, EVERYTHING)))
                .containsExactly(Role.restriction("narrow"));
    }

    @Test
    void aRoleWithTwoMarksMeansNothing() {
        assertThat(read(new Made("both", Set.of(LEVEL, VENDOR), ENTER, DESK))).isEmpty();
    }

    @Test
    void theRestrictionRestrictsEvenWithoutItsMark() {
        assertThat(read(new Made(Role.OWN_TICKETS_ONLY, Set.of())).get(0).ownTicketsOnly())
                .isTrue();
    }

    @Test
    void aLevelMayIncludeTheRestriction() {
        Made restriction = new Made(Role.OWN_TICKETS_ONLY, Set.of(RESTRICTION));
        Role role = read(new Made("careful", Set.of(LEVEL), ENTER, EVERYTHING, restriction))
                .get(0);
        assertThat(role.sound()).isTrue();
        assertThat(role.ownTicketsOnly()).isTrue();
    }

    @Test
    void rolesThatIncludeEachOtherAreReadToTheEnd() {
        Made one = new Made("one", Set.of(LEVEL), ENTER);
        Made two = new Made("two", Set.of(), one);
        one.parts.add(two);
        assertThat(read(two, one)).extracting(Role::name).containsExactly("one");
    }
}
