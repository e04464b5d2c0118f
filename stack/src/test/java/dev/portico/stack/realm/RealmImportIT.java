package dev.portico.stack.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The production realm after a plain Keycloak with our jar imported it. */
@OnTheStack
class RealmImportIT {

    private final SharedStack stack;

    RealmImportIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void placeholdersBecomeWhatTheEnvironmentSays() {
        ClientRepresentation portal =
                stack.realm().clients().findByClientId("portal").get(0);

        assertThat(portal.getSecret()).isEqualTo(stack.secret("portal"));
        assertThat(portal.getRedirectUris()).contains(stack.stack().ports().portalUrl() + "/*");
    }

    @Test
    void loginSpeaksThreeLanguagesInOurTheme() {
        RealmRepresentation realm = stack.realm().toRepresentation();

        assertThat(realm.getLoginTheme()).isEqualTo("portico");
        assertThat(realm.getSupportedLocales()).containsExactlyInAnyOrder("en", "de", "he");
    }

    @Test
    void aTokenForThePortalOpensNeitherAccountNorAdministration() {
        String token = stack.tokens().of("olga").accessToken();

        assertThat(Tokens.claims(token).get("aud").toString()).doesNotContain("account", "realm-management");
        assertThat(account(token).status()).isIn(401, 403);
        assertThat(stack.tokens().get(stack.adminUrl("/users"), token).status()).isIn(401, 403);
    }

    @Test
    void aServiceAsksForItsOwnAudience() {
        String token = stack.tokens()
                .password(Map.of("username", "ada", "password", "ada-portico", "scope", "openid reports-api"))
                .accessToken();

        assertThat(Tokens.claims(token).get("aud").toString()).contains("reports-api");
        assertThat(stack.tokens()
                        .introspect("reports-api", token)
                        .json()
                        .get("active")
                        .asBoolean())
                .isTrue();
        assertThat(stack.tokens()
                        .introspect("reports-api", stack.tokens().of("ada").accessToken())
                        .json()
                        .get("active")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void nobodyProlongsTheirOwnAccess() {
        People.Person person = stack.people().person("ending");
        String end = stack.organizationId("acme") + " 2031-01-31T00:00:00Z";
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setAttributes(Map.of("portal.until", List.of(end)));
        stack.realm().users().get(person.id()).update(user);
        String token = accountToken(person);
        JsonNode mine = account(token).json();
        assertThat(mine.at("/attributes").toString()).doesNotContain("portal.until");

        ObjectNode changed = mine.deepCopy();
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.putArray("phone").add("+49 30 123");
        changed.set("attributes", attributes);
        assertThat(save(token, changed)).isEqualTo(204);
        attributes.putArray("portal.until").add(stack.organizationId("acme") + " 2099-01-01T00:00:00Z");
        save(token, changed);

        Map<String, List<String>> kept =
                stack.realm().users().get(person.id()).toRepresentation().getAttributes();
        assertThat(kept).containsEntry("portal.until", List.of(end)).containsEntry("phone", List.of("+49 30 123"));
    }

    private Tokens.Answer account(String token) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/account"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json"));
    }

    private int save(String token, JsonNode account) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/account"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(account.toString())))
                .status();
    }

    /** A token of a client with all roles, as the account console has it. */
    private String accountToken(People.Person person) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("account-like-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        stack.realm().clients().create(client).close();
        return stack.tokens()
                .password(Map.of(
                        "client_id",
                        client.getClientId(),
                        "username",
                        person.username(),
                        "password",
                        person.username() + "-portico",
                        "scope",
                        "openid"))
                .accessToken();
    }
}
