package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://support.example.com,       https://support.example.com",
        "https://support.example.com/,      https://support.example.com",
        "https://example.com:8443/support/, https://example.com:8443/support",
        "http://localhost:8081,             http://localhost:8081"
    })
    void aPlainAddressCountsWithoutItsLastSlash(String said, String understood) {
        assertThat(PortalAddress.of(said)).contains(new PortalAddress(understood));
    }

    @Test
    void nothingSaidIsNoAddress() {
        assertThat(PortalAddress.of(null)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://support.example.com",
                "https://*.example.com",
                "https://support.example.com/?a=b",
                "https://support.example.com/#x",
                "https://somebody@support.example.com",
                "javascript:alert(1)",
                "support.example.com",
                "https://${env.PORTAL}"
            })
    void anythingElseIsRefused(String said) {
        assertThatThrownBy(() -> PortalAddress.of(said))
                .isInstanceOfSatisfying(WebApplicationException.class, refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(422);
                    assertThat(refused.getResponse().getEntity().toString()).contains("\"field\":\"portal\"");
                });
    }
}
