package dev.portico.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void standardPortsAreTheDocumentedOnes() {
        assertThat(Ports.from(Map.of())).isEqualTo(new Ports(8080, 9000, 8081, 8082, 8025, 8143, 8432));
    }

    @Test
    void aVariableMovesItsPortOnly() {
        assertThat(Ports.from(Map.of("PORTICO_PORTAL_PORT", "9081")))
                .isEqualTo(new Ports(8080, 9000, 9081, 8082, 8025, 8143, 8432));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "80a", "999999", "8080 8081"})
    void nonsenseIsRefusedByTheNameOfItsVariable(String nonsense) {
        assertThatThrownBy(() -> Ports.from(Map.of("PORTICO_SMTP_PORT", nonsense)))
                .isInstanceOf(StartFailure.class)
                .hasMessage("PORTICO_SMTP_PORT must be a number from 1 to 65535");
    }

    @Test
    void twoPartsNeverShareAPort() {
        assertThatThrownBy(() -> Ports.from(Map.of("PORTICO_PORTAL_PORT", "8080")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("PORTICO_KEYCLOAK_PORT and PORTICO_PORTAL_PORT are both 8080; give one another");
    }

    @Test
    void aTakenPortIsNamedWithItsOwnerAndItsVariable() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(free.imap(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(free::requireFree)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageMatching("Port " + taken.getLocalPort()
                            + " is taken by (java \\(pid \\d+\\)|another program); set PORTICO_IMAP_PORT");
        }
    }

    @Test
    void freePortsAreFreeAndDiffer() {
        Ports ports = Ports.free();
        ports.requireFree();
        assertThat(Set.of(ports.keycloak(), ports.management(), ports.portal(), ports.mailbox()))
                .hasSize(4);
    }
}
