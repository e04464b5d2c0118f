package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A second realm that people may log in at instead, and whose tokens are assertions about them (RFC 7523). */
final class Partner implements AutoCloseable {

    private static final String SECRET = UUID.randomUUID().toString();
    private static final String ASSERTIONS = "assertions";

    private final String name = "partner-" + UUID.randomUUID().toString().substring(0, 8);
    private final SharedStack stack;

    Partner(SharedStack stack) {
        this.stack = stack;
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        realm.setAccessTokenLifespan(300);
        realm.setClients(List.of(broker(), assertions()));
        stack.admin().realms().create(realm);
        try (Response created = stack.realm().identityProviders().create(provider())) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }

    /** Also the alias of the identity provider. */
    String name() {
        return name;
    }

    /** Has an account here too, linked to the one there. */
    void knows(People.Person person) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(person.username() + "-portico");
        UserRepresentation guest = new UserRepresentation();
        guest.setUsername(person.username());
        guest.setFirstName("Gustav");
        guest.setLastName("Gast");
        guest.setEmail(person.username() + "@partner.example");
        guest.setEmailVerified(true);
        guest.setEnabled(true);
        guest.setCredentials(List.of(password));
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        try (Response created = here().users().create(guest)) {
            link.setUserId(CreatedResponseUtil.getCreatedId(created));
        }
        link.setUserName(person.username());
        link.setIdentityProvider(name);
        stack.realm().users().get(person.id()).addFederatedIdentity(name, link).close();
    }

    /** What this realm says about them at this moment, for the other one. */
    String assertion(Subject subject) {
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=" + ASSERTIONS
                                + "&username=" + subject.username() + "&password=" + subject.password())));
        return answer.accessToken();
    }

    private ClientRepresentation broker() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("portico-broker");
        client.setSecret(SECRET);
        client.setRedirectUris(
                List.of(stack.realmUrl("/broker/" + name + "/endpoint*").toString()));
        return client;
    }

    private ClientRepresentation assertions() {
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("the realm that is told");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(
                Map.of("included.custom.audience", stack.realmUrl("").toString(), "access.token.claim", "true"));
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(ASSERTIONS);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setFullScopeAllowed(false);
        client.setProtocolMappers(List.of(audience));
        return client;
    }

    private IdentityProviderRepresentation provider() {
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(name);
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setTrustEmail(true);
        Map<String, String> config = new HashMap<>(Map.of(
                "issuer",
                issuer(),
                "authorizationUrl",
                issuer() + "/protocol/openid-connect/auth",
                "tokenUrl",
                issuer() + "/protocol/openid-connect/token",
                "jwksUrl",
                issuer() + "/protocol/openid-connect/certs",
                "clientId",
                "portico-broker",
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post"));
        for (String on : List.of("validateSignature", "useJwksUrl", "jwtAuthorizationGrantEnabled")) {
            config.put(on, "true");
        }
        provider.setConfig(config);
        return provider;
    }

    private String issuer() {
        return stack.keycloakUrl() + "/realms/" + name;
    }

    private RealmResource here() {
        return stack.admin().realm(name);
    }

    @Override
    public void close() {
        stack.realm().identityProviders().get(name).remove();
        here().remove();
    }
}
