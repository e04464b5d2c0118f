package dev.portico.stack.perspective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Facts;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * A token for looking through somebody's eyes opens nothing of Keycloak's own: not the Account API, with which their account could be
 * rewritten, nor the Admin API, by any method of any path that these have.
 */
@OnTheStack
class PerspectiveElsewhereIT {

    private static final List<String> ALWAYS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");

    /** Below these is what providers bring along, of which {@link #nothingElseThatTakesTokensTakesIt} asks. */
    private static final Set<String> PROVIDERS = Set.of(
            "org.keycloak.authorization.admin.PolicyTypeService#getPolicyAdminResourceProvider",
            "org.keycloak.services.resources.admin.RealmAdminResource#extension");

    private final SharedStack stack;
    private String organization;
    private People.Person member;
    private String token;

    PerspectiveElsewhereIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminLooksThroughAMembersEyes() {
        organization = stack.people().organization("elsewhere").getId();
        People.Person admin = somebody("portal-admin");
        member = somebody("portal-member");
        token = Onlooker.named(stack, admin).looks(member.id(), organization).accessToken();
        assertThat(Onlooker.me(stack, token)).isEqualTo(200);
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void noRouteOfTheAccountApiTakesIt() {
        try (AnnotatedRoutes routes = new AnnotatedRoutes()) {
            routes.below("/realms/portico/account", "account.AccountLoader");
            assertThat(routes.found())
                    .hasSizeGreaterThan(30)
                    .contains(
                            new AnnotatedRoutes.Route("POST", "/realms/portico/account"),
                            new AnnotatedRoutes.Route("DELETE", "/realms/portico/account/credentials/{credentialId}"));
            assertThat(routes.unknown()).isEmpty();

            isRefusedBy(routes.found());
        }
    }

    @Test
    void noRouteOfTheAdminApiTakesIt() {
        try (AnnotatedRoutes routes = new AnnotatedRoutes()) {
            routes.below("/admin/realms", "admin.RealmsAdminResource")
                    .below("/admin/serverinfo", "admin.info.ServerInfoAdminResource");
            assertThat(routes.found())
                    .hasSizeGreaterThan(300)
                    .contains(
                            new AnnotatedRoutes.Route("PUT", "/admin/realms/{realm}/users/{user-id}"),
                            new AnnotatedRoutes.Route("DELETE", "/admin/realms/{realm}"));
            assertThat(routes.unknown()).isEqualTo(PROVIDERS);

            isRefusedBy(routes.found());
        }
    }

    @Test
    void nothingElseThatTakesTokensTakesIt() {
        List<String> faults = new ArrayList<>();
        for (String path : List.of(
                "/admin/portico/console/whoami?currentRealm=portico",
                "/admin/master/console/whoami?currentRealm=master",
                "/admin/realms/portico/portal-access/organizations",
                "/admin/realms/portico/ui-ext/available-roles/users/" + member.id(),
                "/admin/realms/portico/clients/portal/authz/resource-server/policy/role/provider",
                "/realms/portico/account/v1/sessions",
                "/realms/portico/broker/none/token",
                "/realms/portico/authz/protection/resource_set",
                "/realms/portico/authz/protection/permission/ticket",
                "/realms/portico/ssf/transmitter/streams",
                "/realms/portico/clients-registrations/default/portal",
                "/realms/portico/portal-own-access",
                "/realms/portico/portal-own-access/history",
                "/realms/portico/portal-standing",
                "/realms/portico/portal-pages")) {
            for (String method : ALWAYS) {
                int status = status(method, path);
                if (status < 400) {
                    faults.add(method + " " + path + ": " + status);
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    /** It counts at the two APIs it is for, at the portal, which has it, and for no other client of the realm. */
    @Test
    void everyOtherClientHearsThatItIsNotActive() {
        Set<String> asked = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        for (ClientRepresentation client : stack.realm().clients().findAll()) {
            if (!client.isPublicClient() && !client.getClientId().equals("portal")) {
                asked.add(client.getClientId());
                String secret =
                        stack.realm().clients().get(client.getId()).getSecret().getValue();
                Tokens.Answer answer = stack.tokens()
                        .post(
                                "/protocol/openid-connect/token/introspect",
                                Map.of(
                                        "client_id",
                                        client.getClientId(),
                                        "client_secret",
                                        secret == null ? "" : secret,
                                        "token",
                                        token));
                if (answer.json().path("active").asBoolean()) {
                    told.add(client.getClientId());
                }
            }
        }

        assertThat(asked).contains("portal-api", "portal-access", "reports-api", "realm-management", "broker");
        assertThat(told).containsExactly("portal-access", "portal-api");
    }

    /** What the test asks for is there: with tokens of their own, the person opens their account and an administrator the realm. */
    @Test
    void othersDoOpenThem() {
        String own = ownAccountsToken();
        String admin = stack.admin().tokenManager().getAccessTokenString();

        assertThat(asked("GET", "/realms/portico/account", own)).isEqualTo(200);
        assertThat(asked("GET", "/realms/portico/account/credentials", own)).isEqualTo(200);
        assertThat(asked("GET", "/admin/realms/portico/users/" + member.id(), admin))
                .isEqualTo(200);
        assertThat(asked("GET", "/realms/portico/account", token)).isEqualTo(401);
    }

    private void isRefusedBy(Set<AnnotatedRoutes.Route> routes) {
        Map<String, String> values =
                Map.of("realm", "portico", "user-id", member.id(), "org-id", organization, "member-id", member.id());
        Facts before = facts();
        List<String> faults = new ArrayList<>();
        Set<AnnotatedRoutes.Route> all = new TreeSet<>(routes);
        routes.forEach(route -> ALWAYS.forEach(method -> all.add(new AnnotatedRoutes.Route(method, route.path()))));
        all.removeIf(route -> route.method().equals("OPTIONS"));
        for (AnnotatedRoutes.Route route : all) {
            int status = status(route.method(), route.address(values));
            // Where a path has no such method, that may be said first.
            if (routes.contains(route) ? status != 401 && status != 403 : status < 400) {
                faults.add(route + ": " + status);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(facts()).isEqualTo(before);
        assertThat(Onlooker.me(stack, token)).isEqualTo(200);
    }

    private Facts facts() {
        return Facts.of(stack, Set.of(organization), Set.of(member.id()));
    }

    private int status(String method, String path) {
        return asked(method, path, token);
    }

    private int asked(String method, String path, String bearer) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("GET") || method.equals("HEAD")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{\"firstName\":\"Changed\"}")))
                .status();
    }

    private People.Person somebody(String role) {
        People.Person person = stack.people().person("elsewhere");
        stack.people().join(person, organization, role);
        return person;
    }

    /** A token with which the member may do with their account what they like. */
    private String ownAccountsToken() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("own-account-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setFullScopeAllowed(true);
        try (Response created = stack.realm().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        Tokens.Answer answer = stack.tokens()
                .password(Map.of(
                        "client_id", client.getClientId(),
                        "username", member.username(),
                        "password", member.username() + "-portico"));
        return answer.accessToken();
    }
}
