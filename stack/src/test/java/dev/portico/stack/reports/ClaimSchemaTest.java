package dev.portico.stack.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema takes its own examples, and not everything. */
class ClaimSchemaTest {

    private static final ClaimSchema SCHEMA = ClaimSchema.ofAccessTokens();

    static Stream<JsonNode> examples() {
        return StreamSupport.stream(SCHEMA.examples().spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsExamplesAreClaims(JsonNode example) {
        assertThat(SCHEMA.faults(example)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "sub",
                "aud",
                "azp",
                "typ",
                "exp",
                "iat",
                "entitlements",
                "portal_rev",
                "organization",
                "org_id"
            })
    void nothingThatIsPromisedMayBeMissing(String claim) {
        ObjectNode claims = admin();
        claims.remove(claim);

        assertThat(SCHEMA.faults(claims)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":\"ID\"}",
                "{\"entitlements\":\"portal.enter\"}",
                "{\"entitlements\":[\"tickets.own\"]}",
                "{\"portal_rev\":\"41.7\"}",
                "{\"portal_rev\":41}",
                "{\"org_id\":5}",
                "{\"organization\":{}}",
                "{\"organization\":{\"acme\":[\"portal-admin\"]}}",
                "{\"organization\":[\"acme\"]}",
                "{\"shown_entitlements\":[]}",
                "{\"act_rev\":\"41.7.3\"}",
                "{\"act\":{\"sub\":\"5e6f\"},\"shown_entitlements\":[]}",
                "{\"exp\":\"1795343100\"}"
            })
    void whatIsOtherwiseIsToldApart(String otherwise) throws IOException {
        ObjectNode claims = admin();
        claims.setAll((ObjectNode) new ObjectMapper().readTree(otherwise));

        assertThat(SCHEMA.faults(claims)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"something_new\":1}", "{\"entitlements\":[\"portal.enter\",\"reports.read\"]}"})
    void whatIsNewIsNoFault(String addition) throws IOException {
        ObjectNode claims = admin();
        claims.setAll((ObjectNode) new ObjectMapper().readTree(addition));

        assertThat(SCHEMA.faults(claims)).isEmpty();
    }

    private static ObjectNode admin() {
        return SCHEMA.examples().get(0).deepCopy();
    }
}
