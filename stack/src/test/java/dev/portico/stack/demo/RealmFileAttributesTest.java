package dev.portico.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Project;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmFileAttributesTest {

    @Test
    void placeholdersAreFilledFromTheEnvironmentOrWithTheirDefaults() {
        Map<String, String> stream = RealmFile.at(Project.here().realm(), Map.of("PORTICO_SIGNALS_SECRET", "a$1\\b"))
                .clientAttributes("portal", "ssf.stream.delivery.");

        assertThat(stream)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ssf.stream.delivery.method", "urn:ietf:rfc:8935",
                        "ssf.stream.delivery.endpointUrl", "http://localhost:8081/signals",
                        "ssf.stream.delivery.authorizationHeader", "Bearer a$1\\b"));
    }
}
