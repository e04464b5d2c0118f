package dev.portico.stack.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A realm on the same server in which only the module was switched on: no roles, no required action, no other setting. What
 * asks for access there is refused with a reason, and what does not ask is none of our business.
 */
@OnTheStack
class BareRealmIT {

    private static final String REALM = "bare";

    private final SharedStack stack;

    BareRealmIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    static void aRealmOfItsOwn(SharedStack stack) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(REALM);
        realm.setEnabled(true);
        realm.setOrganizationsEnabled(true);
        realm.setAttributes(Map.of("portal.ticketing", "on"));
        realm.setClients(List.of(
                client("guarded", Map.of("portal.access.required", "true")),
                client("guarded-without-organizations", Map.of("portal.access.required", "true")),
                client("open", Map.of())));
        realm.setUsers(List.of(person("mia"), person("noa")));
        stack.admin().realms().create(realm);
        OrganizationRepresentation organization = new OrganizationRepresentation();
        organization.setName("Bare");
        organization.setAlias("bare");
        organization.addDomain(new OrganizationDomainRepresentation("bare.example"));
        try (Response made = stack.admin().realm(REALM).organizations().create(organization)) {
            String id = CreatedResponseUtil.getCreatedId(made);
            String mia = stack.admin()
                    .realm(REALM)
                    .users()
                    .searchByUsername("mia", true)
                    .get(0)
                    .getId();
            stack.admin()
                    .realm(REALM)
                    .organizations()
                    .get(id)
                    .members()
                    .addMember(mia)
                    .close();
        }
    }

    @AfterAll
    static void andItGoes(SharedStack stack) {
        stack.admin().realm(REALM).remove();
    }

    private static ClientRepresentation client(String id, Map<String, String> attributes) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("portal access");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("portico-portal-mapper");
        mapper.setConfig(Map.of("access.token.claim", "true"));
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setAttributes(attributes);
        client.setProtocolMappers(List.of(mapper));
        return client;
    }

    private static UserRepresentation person(String username) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(username + "-portico");
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(username + "@bare.example");
        user.setEmailVerified(true);
        user.setFirstName(username);
        user.setLastName("Bare");
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        return user;
    }

    @Test
    void aMemberOfAnOrganisationHasNoAccessWhereThereAreNoLevels() {
        isRefused(signIn("guarded", "mia", Map.of()), "no-access");
        isRefused(signIn("guarded", "mia", Map.of("organization", "bare")), "no-access");
    }

    @Test
    void whoIsInNoOrganisationIsTold() {
        isRefused(signIn("guarded", "noa", Map.of()), "not-a-member");
    }

    @Test
    void anOrganisationOfAnotherRealmIsNoneHere() {
        isRefused(signIn("guarded", "mia", Map.of("organization", "acme")), "not-a-member");
    }

    @Test
    void aClientThatDoesNotAskForAccessGetsItsTokenWithNothingOfOurs() {
        Tokens.Answer answer = signIn("open", "noa", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.claims().path("entitlements")).isEmpty();
        assertThat(answer.claims().has("org_id")).isFalse();
    }

    @Test
    void withOrganisationsSwitchedOffNobodyIsAMember() {
        RealmRepresentation realm = stack.admin().realm(REALM).toRepresentation();
        realm.setOrganizationsEnabled(false);
        stack.admin().realm(REALM).update(realm);
        try {
            isRefused(signIn("guarded-without-organizations", "mia", Map.of()), "not-a-member");
        } finally {
            realm.setOrganizationsEnabled(true);
            stack.admin().realm(REALM).update(realm);
        }
    }

    @Test
    void theSettingsAreTheNarrowOnes() {
        Tokens.Answer answer = stack.tokens().send(HttpRequest.newBuilder(address("/portal-access/settings")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("mode").asText()).isEqualTo("registered");
        assertThat(answer.json().get("forum").asText()).isEqualTo("off");
    }

    @Test
    void theApiAcceptsNoTokenOfThisRealm() {
        String token = signIn("open", "noa", Map.of()).accessToken();

        assertThat(stack.tokens().get(address("/portal-access/me"), token).status())
                .isEqualTo(401);
        assertThat(stack.tokens()
                        .get(address("/portal-access/organizations/bare/members"), token)
                        .status())
                .isEqualTo(401);
    }

    private Tokens.Answer signIn(String client, String username, Map<String, String> more) {
        StringBuilder form = new StringBuilder("grant_type=password&scope=openid&client_id=" + client + "&username="
                + username + "&password=" + username + "-portico");
        more.forEach((name, value) -> form.append('&').append(name).append('=').append(value));
        return stack.tokens()
                .send(HttpRequest.newBuilder(address("/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private URI address(String path) {
        return URI.create(stack.keycloakUrl() + "/realms/" + REALM + path);
    }

    private static void isRefused(Tokens.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString())
                .isEqualTo("{\"error\":\"access_denied\",\"error_description\":\"" + reason + "\"}");
    }
}
