package dev.portico.extension.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptedClientsTest {

    @Test
    void onlyThePortalUnlessSomebodySaysOtherwise() {
        assertThat(AcceptedClients.configured(Optional.empty()).usual()).containsExactly("portal");
    }

    @Test
    void namesAreSeparatedByCommasAndSpaces() {
        assertThat(AcceptedClients.named(" portal, portal-cli,,")).containsExactlyInAnyOrder("portal", "portal-cli");
    }

    @Test
    void anEmptyListAcceptsNobody() {
        assertThat(AcceptedClients.named(" ")).isEmpty();
    }
}
