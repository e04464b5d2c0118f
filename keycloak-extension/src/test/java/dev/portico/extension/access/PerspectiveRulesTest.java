package dev.portico.extension.access;

import static dev.portico.extension.access.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.Delegation.Person;
import dev.portico.extension.access.Delegation.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Through whose eyes somebody may look: {@link Delegation#refusalOfPerspective}. */
class PerspectiveRulesTest {

    private static final Person SOMEBODY = new Person(true, false, false);
    private static final Person DISABLED = new Person(false, false, false);
    private static final Person PRIVILEGED = new Person(true, true, false);
    private static final Person ONESELF = new Person(true, false, true);

    private static final Entitlements MEMBERS = MEMBER.entitlements();
    private static final Entitlements ADMINS = ADMIN.entitlements();
    private static final Entitlements NOTHING = Entitlements.NONE;

    @Test
    void anAdminLooksThroughAMembersEyesAndThroughAnotherAdmins() {
        assertThat(asCustomer(SOMEBODY, ADMINS, MEMBERS)).isEmpty();
        assertThat(asCustomer(SOMEBODY, ADMINS, ADMINS)).isEmpty();
    }

    @Test
    void bothRightsAreNeeded() {
        assertThat(asCustomer(SOMEBODY, ADMINS.without(Permission.MEMBERS_PERSPECTIVE), MEMBERS))
                .contains(Reason.MISSING_PERMISSION);
        assertThat(asCustomer(SOMEBODY, ADMINS.without(Permission.TICKETS_ORGANIZATION), MEMBERS))
                .contains(Reason.MISSING_PERMISSION);
    }

    @Test
    void whoMayNotLookHearsNothingAboutThePerson() {
        for (Person person : List.of(SOMEBODY, DISABLED, PRIVILEGED, ONESELF)) {
            assertThat(asCustomer(person, MEMBERS, ADMINS)).contains(Reason.MISSING_PERMISSION);
        }
    }

    @Test
    void nobodyLooksThroughWhoHoldsMoreThanTheyDo() {
        assertThat(asCustomer(SOMEBODY, ADMINS, MEMBERS.and(Permission.MESSENGER_CONTACT)))
                .contains(Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void nobodyLooksThroughTheirOwnEyes() {
        assertThat(asCustomer(ONESELF, ADMINS, ADMINS)).contains(Reason.INVALID_VALUE);
        assertThat(atTheDesk(ONESELF, MEMBERS)).contains(Reason.INVALID_VALUE);
    }

    @Test
    void whoHoldsAVendorsOrAnAdministratorsRoleIsAboveEverybody() {
        assertThat(asCustomer(PRIVILEGED, ADMINS, MEMBERS)).contains(Reason.ABOVE_OWN_RIGHTS);
        assertThat(atTheDesk(PRIVILEGED, MEMBERS)).contains(Reason.ABOVE_OWN_RIGHTS);
    }

    @Test
    void whereThereIsNothingToSeeNobodyLooks() {
        assertThat(asCustomer(DISABLED, ADMINS, MEMBERS)).contains(Reason.USER_DISABLED);
        assertThat(asCustomer(SOMEBODY, ADMINS, NOTHING)).contains(Reason.NO_ACCESS);
        assertThat(atTheDesk(DISABLED, MEMBERS)).contains(Reason.USER_DISABLED);
        assertThat(atTheDesk(SOMEBODY, NOTHING)).contains(Reason.NO_ACCESS);
    }

    @Test
    void forTheDeskNoCustomerHoldsTooMuch() {
        assertThat(atTheDesk(SOMEBODY, MEMBERS)).isEmpty();
        assertThat(atTheDesk(SOMEBODY, Entitlements.ofCustomers())).isEmpty();
    }

    private static Optional<Reason> asCustomer(Person person, Entitlements viewer, Entitlements held) {
        return of(person, viewer, held).refusalOfPerspective(false);
    }

    private static Optional<Reason> atTheDesk(Person person, Entitlements held) {
        return of(person, NOTHING, held).refusalOfPerspective(true);
    }

    private static Delegation of(Person person, Entitlements viewer, Entitlements held) {
        return new Delegation(person, new Standing(viewer, viewer, held), List.of(), Horizon.ENDLESS, false);
    }
}
