package dev.portico.extension.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final String REALM = "realm";
    private static final OrganizationId ACME = new OrganizationId("acme");

    private final Reach reach = new Reach();

    @Test
    void aFewPeopleAreCountedByThemselves() {
        people(Reach.CROWD, Optional.of(ACME));

        assertThat(reach.counters()).hasSize(Reach.CROWD).doesNotContain(Counter.of(REALM, ACME));
    }

    @Test
    void aCrowdOfOneOrganisationRaisesItToo() {
        people(Reach.CROWD + 1, Optional.of(ACME));

        assertThat(reach.counters()).contains(Counter.of(REALM, ACME)).doesNotContain(Counter.ofRealm(REALM));
    }

    @Test
    void aCrowdOfAccountsRaisesTheRealm() {
        people(Reach.CROWD + 1, Optional.empty());

        assertThat(reach.counters()).first().isEqualTo(Counter.ofRealm(REALM));
        assertThat(reach.isCrowded(Counter.ofRealm(REALM))).isTrue();
    }

    @Test
    void anAccountIsMoreThanItsPlaces() {
        Counter ben = Counter.of(REALM, new UserId("ben"));
        reach.add(ben, Optional.of(ACME));
        assertThat(reach.placesOf(ben)).containsExactly(ACME);

        reach.add(ben, Optional.empty());
        assertThat(reach.placesOf(ben)).isEmpty();
    }

    @Test
    void whomTheirOrganisationCoversNobodyIsToldOf() {
        people(Reach.CROWD + 1, Optional.of(ACME));

        assertThat(reach.told(REALM, reach.counters())).containsExactly(Counter.of(REALM, ACME));
    }

    @Test
    void aMemberIsToldOfBesideTheOrganisation() {
        people(1, Optional.of(ACME));
        reach.add(Counter.of(REALM, ACME), Optional.empty());

        assertThat(reach.told(REALM, reach.counters())).hasSize(2);
    }

    @Test
    void aFewAreToldOfBesideTheRealm() {
        people(2, Optional.of(ACME));
        reach.add(Counter.ofRealm(REALM), Optional.empty());

        assertThat(reach.told(REALM, reach.counters())).hasSize(3).first().isEqualTo(Counter.ofRealm(REALM));
    }

    @Test
    void ofManyOrganisationsAndTheRealmTheRealmAloneIsToldOf() {
        for (int i = 0; i < Reach.CROWD; i++) {
            reach.add(Counter.of(REALM, new OrganizationId("organization-" + i)), Optional.empty());
        }
        assertThat(reach.told(REALM, reach.counters())).hasSize(Reach.CROWD);

        reach.add(Counter.ofRealm(REALM), Optional.empty());
        assertThat(reach.told(REALM, reach.counters())).containsExactly(Counter.ofRealm(REALM));
    }

    private void people(int many, Optional<OrganizationId> place) {
        for (int i = 0; i < many; i++) {
            reach.add(Counter.of(REALM, new UserId("user-" + i)), place);
        }
    }
}
