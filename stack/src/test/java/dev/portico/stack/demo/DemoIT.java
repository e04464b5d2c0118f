package dev.portico.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.Home;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Ports;
import dev.portico.stack.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

/** What {@code ./demo} promises at the terminal: one sentence when it cannot start, nothing left when it stops. */
class DemoIT {

    private final Home home = Home.at(Project.here().root().resolve("stack/target/demo-it"));
    private final Ports ports = Ports.free();

    @BeforeEach
    void forget() {
        home.forget();
    }

    @Test
    void aTakenPortIsOneSentenceAndNothingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports.portal(), 1, InetAddress.getLoopbackAddress());
                RunningDemo demo = RunningDemo.start(home, ports)) {
            assertThat(demo.status()).isEqualTo(1);
            assertThat(demo.output())
                    .matches("Port " + taken.getLocalPort()
                            + " is taken by (java \\(pid \\d+\\)|another program); set PORTICO_PORTAL_PORT\n");
            assertThat(demo.parts()).isEmpty();
        }
    }

    @Test
    void aSecondDemoInTheSameHomeIsOneSentence() throws Exception {
        try (var claimed = home.claim();
                RunningDemo demo = RunningDemo.start(home, ports)) {
            assertThat(claimed.isOpen()).isTrue();
            assertThat(demo.status()).isEqualTo(1);
            assertThat(demo.output())
                    .endsWith(home.root() + " is in use by another demo; stop that one, or set PORTICO_HOME and the"
                            + " ports\n");
        }
    }

    @Test
    void sigtermDuringTheStartLeavesNoProcess() throws Exception {
        try (RunningDemo demo = RunningDemo.start(home, ports)) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> demo.parts().stream().anyMatch(part -> part.contains("kc.sh")));
            assertThat(demo.terminate()).isEqualTo(143);
            assertThat(demo.parts()).isEmpty();
        }
    }

    @Test
    void aSecondStartKeepsTheDataAndAStopLeavesNoProcess() throws Exception {
        String realmId;
        try (RunningDemo demo = RunningDemo.start(home, ports)) {
            await().atMost(Duration.ofMinutes(6)).until(demo::welcomes);
            assertThat(status(ports.portalUrl() + "/q/health/ready")).isEqualTo(200);
            assertThat(status(ports.mailboxUrl() + "/")).isEqualTo(200);
            assertThat(status(demo.anotherSite())).isEqualTo(200);
            try (Keycloak admin = admin()) {
                realmId = admin.realm(KeycloakSettings.REALM).toRepresentation().getId();
                remove(admin, "cleo");
            }
            assertThat(demo.parts()).isNotEmpty();
            assertThat(demo.terminate()).isEqualTo(143);
            assertThat(demo.parts()).isEmpty();
        }
        try (RunningDemo demo = RunningDemo.start(home, ports);
                Keycloak admin = admin()) {
            await().atMost(Duration.ofMinutes(3)).until(demo::welcomes);
            var realm = admin.realm(KeycloakSettings.REALM);
            assertThat(realm.toRepresentation().getId()).isEqualTo(realmId);
            assertThat(realm.users().searchByUsername("ben", true)).hasSize(1);
            assertThat(realm.users().searchByUsername("cleo", true)).isEmpty();
            assertThat(demo.terminate()).isEqualTo(143);
            assertThat(demo.parts()).isEmpty();
        }
        assertThat(Files.getPosixFilePermissions(home.root().resolve("secrets.properties")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private static void remove(Keycloak admin, String username) {
        var users = admin.realm(KeycloakSettings.REALM).users();
        List<String> ids = users.searchByUsername(username, true).stream()
                .map(user -> user.getId())
                .toList();
        ids.forEach(id -> users.delete(id).close());
    }

    private Keycloak admin() {
        return Keycloak.getInstance(
                ports.keycloakUrl().toString(),
                "master",
                KeycloakSettings.ADMIN,
                KeycloakSettings.ADMIN_PASSWORD,
                "admin-cli");
    }

    private static int status(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
