package dev.portico.extension.access;

import static dev.portico.extension.access.Cast.ADMIN;
import static dev.portico.extension.access.Cast.AGENT;
import static dev.portico.extension.access.Cast.MEMBER;
import static dev.portico.extension.access.Cast.MESSENGER;
import static dev.portico.extension.access.Cast.NOW;
import static dev.portico.extension.access.Cast.OWN_ONLY;
import static dev.portico.extension.access.Cast.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a member holds, as people are shown it. */
class HeldTest {

    private static final Role ANOTHER = Role.addOn("another", Permission.FORUM_READ);

    @Test
    void theLevelWithMostPermissionsComesFirstAndAddOnsByName() {
        Held held = held(List.of(MEMBER, MESSENGER, ADMIN, ANOTHER, OWN_ONLY), Optional.empty(), DefaultLevel.NONE);

        assertThat(held.levels()).containsExactly(ADMIN, MEMBER);
        assertThat(held.addOns()).containsExactly(ANOTHER, MESSENGER);
        assertThat(held.ownTicketsOnly()).isTrue();
    }

    @Test
    void theDefaultLevelFillsInForWhoHoldsNoneUntilAccessHasEnded() {
        DefaultLevel byDefault = DefaultLevel.of("portal-member");

        assertThat(held(List.of(), Optional.empty(), byDefault).levels()).containsExactly(MEMBER);
        assertThat(held(List.of(ADMIN), Optional.empty(), byDefault).levels()).containsExactly(ADMIN);
        assertThat(held(List.of(), Optional.of(NOW.plusSeconds(1)), byDefault).levels())
                .containsExactly(MEMBER);
        assertThat(held(List.of(), Optional.of(NOW), byDefault).levels()).isEmpty();
    }

    /** A date that has passed or a disabled account takes away nothing of what is held. */
    @Test
    void whatIsHeldIsHeldWhetherItIsInForceOrNot() {
        Member away =
                new Member(new UserId("u"), false, true, List.of(ADMIN), List.of(), Optional.of(NOW.minusSeconds(1)));

        assertThat(Held.by(away, DefaultLevel.NONE, ROLES, NOW).levels()).containsExactly(ADMIN);
    }

    @Test
    void whatIsTheVendorsIsNotHeldThere() {
        Member agent = new Member(new UserId("u"), true, true, List.of(AGENT), List.of(AGENT), Optional.empty());

        assertThat(Held.by(agent, DefaultLevel.NONE, ROLES, NOW)).isEqualTo(new Held(List.of(), List.of(), false));
    }

    private static Held held(List<Role> granted, Optional<Instant> until, DefaultLevel byDefault) {
        Member member = new Member(new UserId("u"), true, true, granted, List.of(), until);
        return Held.by(member, byDefault, ROLES, NOW);
    }
}
