package dev.portico.extension.observed;

import static dev.portico.extension.access.Permission.PORTAL_ENTER;
import static dev.portico.extension.access.Permission.TICKETS_ORGANIZATION;
import static dev.portico.extension.access.Permission.TICKETS_OWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTest {

    private static final OrganizationId ACME = new OrganizationId("5c2f");
    private static final UserId BEN = new UserId("ben");

    private static final Grant MEMBER = grant(Role.level("portal-member", PORTAL_ENTER, TICKETS_OWN));
    private static final Grant COORDINATOR =
            grant(Role.level("portal-coordinator", PORTAL_ENTER, TICKETS_OWN, TICKETS_ORGANIZATION));
    private static final Grant MESSENGER = grant(Role.addOn("enable-in-app-messenger", Permission.MESSENGER_CONTACT));
    private static final Grant OWN_ONLY = grant(Role.restriction(Role.OWN_TICKETS_ONLY));
    private static final Grant NIGHT_SHIFT = new Grant("g-night", "Night shift", List.of());

    @Test
    void nothingChangedIsNothingToNote() {
        assertThat(noted(member(MEMBER, MESSENGER), member(MEMBER, MESSENGER))).isEmpty();
    }

    @Test
    void aLevelThatReplacesAnotherIsOneEntry() {
        assertThat(noted(member(MEMBER), member(COORDINATOR)))
                .containsExactly("level-changed {level=portal-member} {level=portal-coordinator}");
    }

    @Test
    void everythingTakenAwayIsTold() {
        assertThat(noted(member(MEMBER, MESSENGER, OWN_ONLY), member()))
                .containsExactly(
                        "level-changed {level=portal-member} {level=none}",
                        "role-removed {role=enable-in-app-messenger} {}",
                        "own-only-set {ownTicketsOnly=true} {ownTicketsOnly=false}");
    }

    @Test
    void joiningComesFirst() {
        assertThat(noted(new Holding(false, List.of()), member(MEMBER, MESSENGER)))
                .containsExactly(
                        "joined {} {}",
                        "level-changed {level=none} {level=portal-member}",
                        "role-granted {} {role=enable-in-app-messenger}");
    }

    @Test
    void aGroupThatGivesNothingIsToldAsAGroup() {
        assertThat(noted(member(MEMBER), member(MEMBER, NIGHT_SHIFT)))
                .singleElement()
                .asString()
                .startsWith("group-joined {} {group={")
                .contains("id=g-night", "name=Night shift");
    }

    @Test
    void severalLevelsAreAllNamed() {
        assertThat(noted(member(MEMBER), member(MEMBER, COORDINATOR)))
                .singleElement()
                .asString()
                .contains("level=portal-coordinator", "levels=[portal-coordinator, portal-member]");
    }

    @Test
    void whatWasUndoneInTheSameTransactionIsNothing() {
        Moves moves = new Moves();
        moves.in(MESSENGER);
        moves.out(MESSENGER);

        assertThat(noted(moves.before(member(MEMBER)), member(MEMBER))).isEmpty();
    }

    @Test
    void whatWasHeldBeforeFollowsFromTheMoves() {
        Moves moves = new Moves();
        moves.out(MEMBER);
        moves.in(COORDINATOR);

        assertThat(moves.before(member(COORDINATOR, NIGHT_SHIFT)).grants())
                .containsExactlyInAnyOrder(MEMBER, NIGHT_SHIFT);
    }

    @Test
    void whoJoinedTheOrganizationWasNoMemberBefore() {
        Moves moves = new Moves();
        moves.membership();

        assertThat(moves.before(member(MEMBER)).isMember()).isFalse();
    }

    private static List<String> noted(Holding before, Holding after) {
        return before.became(after, ACME, BEN).stream().map(HoldingTest::text).toList();
    }

    private static String text(Entry entry) {
        assertThat(entry.organization()).contains(ACME);
        assertThat(entry.person()).contains(BEN);
        return entry.act() + " " + entry.before() + " " + entry.after();
    }

    private static Holding member(Grant... grants) {
        return new Holding(true, List.of(grants));
    }

    private static Grant grant(Role role) {
        return new Grant("g-" + role.name(), role.name(), List.of(role));
    }
}
