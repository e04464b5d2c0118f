package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The clients of one run: a guarded one that may do everything Keycloak knows, and two that let everybody in. */
final class Clients implements AutoCloseable {

    /** Where browsers come back to; nobody listens there, the address is all that is looked at. */
    static final String RETURN = "http://landing.example/back";

    static final String SECRET = UUID.randomUUID().toString();

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final SharedStack stack;
    private final List<String> made = new ArrayList<>();

    Clients(SharedStack stack, Partner partner) {
        this.stack = stack;
        make(guarded(partner.name()));
        make(open("elsewhere", List.of("basic", "profile"), guardedId()));
        make(open("service", List.of("basic", "profile", "portal"), "portal-api"));
    }

    /** No token and no login without access, by any grant there is. */
    String guardedId() {
        return "guarded-" + suffix;
    }

    /** Another application of the same people, which knows nothing of access; its tokens may be exchanged. */
    String elsewhereId() {
        return "elsewhere-" + suffix;
    }

    /** One that lets everybody in and shows in its tokens what they may do. */
    String serviceId() {
        return "service-" + suffix;
    }

    /** One more guarded client, with a service account; its secret is {@link #SECRET}. */
    String robot() {
        ClientRepresentation client = confidential("robot-" + UUID.randomUUID());
        client.setServiceAccountsEnabled(true);
        client.setAttributes(Map.of("portal.access.required", "true"));
        make(client);
        return client.getClientId();
    }

    People.Person serviceAccount(String clientId) {
        String id = stack.realm().clients().findByClientId(clientId).get(0).getId();
        UserRepresentation account = stack.realm().clients().get(id).getServiceAccountUser();
        return new People.Person(account.getId(), account.getUsername());
    }

    private ClientRepresentation guarded(String partner) {
        ClientRepresentation client = confidential(guardedId());
        client.setStandardFlowEnabled(true);
        client.setImplicitFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setRedirectUris(List.of(RETURN));
        client.setOptionalClientScopes(List.of("offline_access"));
        client.setProtocolMappers(List.of(audience("portal-api")));
        client.setAttributes(Map.of(
                "portal.access.required", "true",
                "oauth2.device.authorization.grant.enabled", "true",
                "oidc.ciba.grant.enabled", "true",
                "standard.token.exchange.enabled", "true",
                "oauth2.jwt.authorization.grant.enabled", "true",
                "oauth2.jwt.authorization.grant.idp", partner));
        return client;
    }

    private static ClientRepresentation confidential(String id) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setSecret(SECRET);
        client.setDefaultClientScopes(List.of("basic", "profile", "email", "portal"));
        return client;
    }

    private ClientRepresentation open(String name, List<String> scopes, String audience) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(name + "-" + suffix);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setRedirectUris(List.of(RETURN));
        client.setDefaultClientScopes(scopes);
        client.setProtocolMappers(List.of(audience(audience)));
        return client;
    }

    private static ProtocolMapperRepresentation audience(String client) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("audience");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(Map.of("included.client.audience", client, "access.token.claim", "true"));
        return mapper;
    }

    private void make(ClientRepresentation client) {
        try (Response created = stack.realm().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
            made.add(CreatedResponseUtil.getCreatedId(created));
        }
    }

    @Override
    public void close() {
        made.forEach(id -> stack.realm().clients().get(id).remove());
    }
}
