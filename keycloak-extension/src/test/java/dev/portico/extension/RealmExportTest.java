package dev.portico.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RealmExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void noClientTakesPasswords() throws IOException {
        List<JsonNode> clients = in(realm().get("clients"));
        assertThat(clients)
                .extracting(client -> client.get("clientId").asText())
                .contains("portal", "admin-cli");
        assertThat(clients).allSatisfy(client -> assertThat(client.path("directAccessGrantsEnabled"))
                .as(client.get("clientId").asText())
                .isEqualTo(JSON.getNodeFactory().booleanNode(false)));
    }

    @Test
    void secretsAreNothingButPlaceholders() throws IOException {
        assertThat(in(realm().get("clients")))
                .filteredOn(client -> !client.path("publicClient").asBoolean())
                .isNotEmpty()
                .allSatisfy(
                        client -> assertThat(client.get("secret").asText()).matches("\\$\\{PORTICO_[A-Z]+_SECRET}"));
    }

    @Test
    void nobodyEditsTheirOwnEndDate() throws IOException {
        JsonNode profile = JSON.readTree(realm().at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                .get("kc.user.profile.config")
                .get(0)
                .asText());
        assertThat(profile.path("unmanagedAttributePolicy").isMissingNode()).isTrue();
        assertThat(in(profile.get("attributes")))
                .filteredOn(attribute -> attribute.get("name").asText().equals("portal.until"))
                .singleElement()
                .extracting(attribute -> attribute.get("permissions").toString())
                .isEqualTo("{\"view\":[\"admin\"],\"edit\":[\"admin\"]}");
    }

    private static JsonNode realm() throws IOException {
        return JSON.readTree(Path.of("../realm-export/portico-realm.json").toFile());
    }

    private static List<JsonNode> in(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
