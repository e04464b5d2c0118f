package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** A Keycloak of its own whose console has another host than logins ({@code hostname-admin}); its administrator is one of master. */
class ConsoleElsewhereIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The distribution with our jar in it, under two names of this machine that are of one site, as a company's are. */
    private record Apart(Project project, Home home) implements Stack.KeycloakStart {

        @Override
        public void prepare(KeycloakSettings settings, Programs programs) {
            new KeycloakServer(settings, home).prepare(programs, project);
        }

        @Override
        public void start(KeycloakSettings settings, Programs programs) {
            Map<String, String> environment = new HashMap<>(settings.environment());
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m");
            List<String> arguments = settings.startArguments().stream()
                    .map(each -> each.startsWith("--hostname=") ? "--hostname=" + login(settings.ports()) : each)
                    .toList();
            KeycloakHome keycloak = new KeycloakHome(home.keycloak(), home.log("keycloak"));
            Program program = programs.start(
                    new Command("Keycloak", keycloak.command(arguments), environment, home.log("keycloak")));
            new Readiness(settings.readiness()).await(program, PATIENCE);
        }

        static String login(Ports ports) {
            return "http://login.portico.localhost:" + ports.keycloak();
        }

        static String console(Ports ports) {
            return "http://console.portico.localhost:" + ports.keycloak();
        }
    }

    @Test
    void thePageIsThereAndAsksAtTheConsolesHostWhatItShows() {
        Project project = Project.here();
        Home home = Home.at(project.root().resolve("stack/target/console-elsewhere"));
        home.forget();
        Ports ports = Ports.free();
        try (Stack stack = new Stack(
                        project, home, ports, PostgresServer.Durability.THROWN_AWAY, new Apart(project, home));
                BrowserContext context = Browsers.chromium().newContext()) {
            stack.startingKeycloakWith("--hostname-admin=" + Apart.console(ports))
                    .start();
            showPageInMaster(stack);
            Page page = context.newPage();

            page.navigate(Apart.console(ports) + "/admin/master/console/#/portico/portal-access/settings");
            page.locator("input[name=username]").waitFor();
            assertThat(page.url()).startsWith(Apart.login(ports));
            Look.fill(page, KeycloakSettings.ADMIN);

            Locator ours = page.locator("#portal-access");
            assertThat(ours.getByLabel("Portal mode")).isVisible();
            assertThat(page.url()).startsWith(Apart.console(ports));
            assertThat(page.getByTestId("nav-item-portal-access")).isVisible();
        }
    }

    private static void showPageInMaster(Stack stack) {
        try (Keycloak admin = stack.admin()) {
            RealmRepresentation master = admin.realm("master").toRepresentation();
            master.setAdminTheme("portico");
            admin.realm("master").update(master);
        }
    }
}
