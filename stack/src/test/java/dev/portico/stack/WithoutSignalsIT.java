package dev.portico.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.demo.DemoSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;

/** A Keycloak of its own, built without the experimental feature that signals need. */
class WithoutSignalsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The distribution with our jar in it and no feature switched on. */
    private record Plain(Project project, Home home) implements Stack.KeycloakStart {

        @Override
        public void prepare(KeycloakSettings settings, Programs programs) {
            keycloak().prepare(programs, project, List.of("--db=postgres", "--health-enabled=true"));
        }

        @Override
        public void start(KeycloakSettings settings, Programs programs) {
            Map<String, String> environment = new HashMap<>(settings.environment());
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m");
            Program program = programs.start(new Command(
                    "Keycloak", keycloak().command(settings.startArguments()), environment, home.log("keycloak")));
            new Readiness(settings.readiness()).await(program, PATIENCE);
        }

        private KeycloakHome keycloak() {
            return new KeycloakHome(home.keycloak(), home.log("keycloak"));
        }
    }

    @Test
    void theExtensionStartsSaysWhatIsMissingAndSignsOutWhoHasLess() throws Exception {
        Project project = Project.here();
        Home home = Home.at(project.root().resolve("stack/target/without-signals"));
        home.forget();
        try (Stack stack = new Stack(
                project, home, Ports.free(), PostgresServer.Durability.THROWN_AWAY, new Plain(project, home))) {
            stack.start();
            Map<String, String> organizations = DemoSetup.apply(stack);
            try (Keycloak admin = stack.admin()) {
                JsonNode gil =
                        token(stack, Map.of("grant_type", "password", "username", "gil", "password", "gil-portico"));
                JsonNode kept = refresh(stack, gil);
                assertThat(kept.has("access_token")).as(kept.toString()).isTrue();
                OrganizationGroupsResource groups = Stack.realm(admin)
                        .organizations()
                        .get(organizations.get("acme"))
                        .groups();

                exchange(admin, groups, "gil", "portal-coordinator", "portal-member");

                assertThat(refresh(stack, kept).path("error").asText()).isEqualTo("invalid_grant");
                assertThat(token(stack, Map.of("grant_type", "password", "username", "gil", "password", "gil-portico"))
                                .has("access_token"))
                        .isTrue();
            }
            assertThat(log(home))
                    .filteredOn(line -> line.contains("--features=ssf"))
                    .isNotEmpty();
            assertThat(log(home))
                    .noneMatch(line -> line.contains("ClassNotFoundException")
                            || line.contains("NoClassDefFoundError")
                            || line.contains(" ERROR ["));
        }
    }

    private static void exchange(
            Keycloak admin, OrganizationGroupsResource groups, String username, String taken, String given) {
        String user = Stack.realm(admin)
                .users()
                .searchByUsername(username, true)
                .get(0)
                .getId();
        groups.group(id(groups, given)).addMember(user);
        groups.group(id(groups, taken)).removeMember(user);
    }

    private static String id(OrganizationGroupsResource groups, String name) {
        return groups.getAll(name, null, true, 0, 10, false, false).get(0).getId();
    }

    private static JsonNode refresh(Stack stack, JsonNode tokens) throws Exception {
        return token(
                stack,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asText()));
    }

    private static JsonNode token(Stack stack, Map<String, String> parameters) throws Exception {
        StringBuilder form = new StringBuilder("client_id=portal-cli&scope=openid");
        parameters.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(value));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stack.ports().keycloakUrl() + "/realms/portico/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static List<String> log(Home home) throws IOException {
        Path file = home.log("keycloak");
        return Files.readAllLines(file);
    }
}
