package dev.portico.stack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Another realm to sign in with, where somebody has an account with an address that is known here, and is called what they like. */
final class ForeignRealm implements AutoCloseable {
    private static final String SECRET = UUID.randomUUID().toString();
    private static final String FLOW = "first broker login";

    private final String name = "foreign-" + UUID.randomUUID().toString().substring(0, 8);
    private final SharedStack stack;

    ForeignRealm(SharedStack stack, String email, String calls) {
        this.stack = stack;
        ClientRepresentation broker = new ClientRepresentation();
        broker.setClientId("portico-broker");
        broker.setSecret(SECRET);
        broker.setRedirectUris(
                List.of(stack.realmUrl("/broker/" + name + "/endpoint*").toString()));
        broker.setDefaultClientScopes(List.of("basic", "email"));
        broker.setProtocolMappers(
                List.of(says("preferred_username", calls), says("given_name", "Ben"), says("family_name", "Brandt")));
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("guest-portico");
        UserRepresentation guest = new UserRepresentation();
        guest.setUsername("guest");
        guest.setFirstName("Ben");
        guest.setLastName("Brandt");
        guest.setEmail(email);
        guest.setEmailVerified(true);
        guest.setEnabled(true);
        guest.setCredentials(List.of(password));
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        realm.setClients(List.of(broker));
        realm.setUsers(List.of(guest));
        stack.admin().realms().create(realm);
        stack.realm().flows().copy(FLOW, Map.of("newName", name)).close();
        for (AuthenticationExecutionInfoRepresentation step :
                stack.realm().flows().getExecutions(name)) {
            if ("idp-review-profile".equals(step.getProviderId())) {
                step.setRequirement("DISABLED");
                stack.realm().flows().updateExecutions(name, step);
            }
        }
        try (Response created = stack.realm().identityProviders().create(provider())) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }

    /** Up to where this realm asks whether both are the same person. */
    void signIn(Page page) {
        String account = stack.realmUrl("/account/").toString();
        page.navigate(stack.realmUrl("/protocol/openid-connect/auth?client_id=account&response_type=code&scope=openid"
                        + "&kc_idp_hint=" + name + "&redirect_uri="
                        + URLEncoder.encode(account, StandardCharsets.UTF_8))
                .toString());
        page.locator("input[name=username]").fill("guest");
        page.locator("input[name=password]").fill("guest-portico");
        page.locator("[type=submit]").first().click();
    }

    private IdentityProviderRepresentation provider() {
        String realm = stack.keycloakUrl() + "/realms/" + name;
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(name);
        provider.setDisplayName("R&D");
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setFirstBrokerLoginFlowAlias(name);
        provider.setConfig(Map.of(
                "issuer",
                realm,
                "authorizationUrl",
                realm + "/protocol/openid-connect/auth",
                "tokenUrl",
                realm + "/protocol/openid-connect/token",
                "jwksUrl",
                realm + "/protocol/openid-connect/certs",
                "validateSignature",
                "true",
                "useJwksUrl",
                "true",
                "clientId",
                "portico-broker",
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post"));
        return provider;
    }

    private static ProtocolMapperRepresentation says(String claim, String value) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(claim);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-hardcoded-claim-mapper");
        mapper.setConfig(Map.of(
                "claim.name",
                claim,
                "claim.value",
                value,
                "jsonType.label",
                "String",
                "id.token.claim",
                "true",
                "access.token.claim",
                "true"));
        return mapper;
    }

    @Override
    public void close() {
        stack.realm().identityProviders().get(name).remove();
        stack.realm().flows().getFlows().stream()
                .filter(flow -> name.equals(flow.getAlias()))
                .forEach(flow -> stack.realm().flows().deleteFlow(flow.getId()));
        stack.admin().realm(name).remove();
    }
}
