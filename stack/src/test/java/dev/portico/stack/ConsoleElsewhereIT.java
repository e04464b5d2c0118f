package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.portico.stack.bench.ManyOrganizations;
import dev.portico.stack.demo.DemoSetup;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** A Keycloak of its own whose console has another host than logins ({@code hostname-admin}); its administrator is one of master. */
class ConsoleElsewhereIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String CONSOLE = "/admin/master/console/#/portico/portal-access";

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

    private static final int ORGANIZATIONS = 10_000;
    private static final int MEMBERS = 100_000;
    private static final int TIMES = 9;

    /** Writes down when the console was there, and when our list was. */
    private static final String CLOCK = """
            window.there = {};
            new MutationObserver(() => {
              for (const [name, selector] of [["console", "#kc-main-content-page-container"], ["list", "#portal-access tbody tr"]]) {
                if (!(name in there) && document.querySelector(selector)) {
                  there[name] = performance.now();
                }
              }
            }).observe(document, { childList: true, subtree: true });
            """;

    private static @Nullable Stack running;

    @BeforeAll
    static void start() {
        Project project = Project.here();
        Home home = Home.at(project.root().resolve("stack/target/console-elsewhere"));
        home.forget();
        Ports ports = Ports.free();
        Stack stack = new Stack(project, home, ports, PostgresServer.Durability.THROWN_AWAY, new Apart(project, home));
        running = stack;
        stack.startingKeycloakWith("--hostname-admin=" + Apart.console(ports)).start();
        showPageInMaster(stack);
    }

    @AfterAll
    static void stop() {
        stack().close();
    }

    @Test
    void thePageIsThereAndAsksAtTheConsolesHostWhatItShows() {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();

            signIn(page, "/settings");

            assertThat(page.locator("#portal-access").getByLabel("Portal mode")).isVisible();
            assertThat(page.url()).startsWith(console());
            assertThat(page.getByTestId("nav-item-portal-access")).isVisible();
        }
    }

    /** How soon they are there is printed, not judged: what is counted begins when the console shows its navigation. */
    @Test
    void amongTenThousandOrganisationsOnlyTheFirstOnesAreShown() throws SQLException {
        DemoSetup.apply(stack());
        ManyOrganizations.in(stack().postgres(), "acme", ORGANIZATIONS, MEMBERS);
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            signIn(page, "");
            page.addInitScript(CLOCK);
            List<Long> waited = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                page.navigate("about:blank");
                page.navigate(console() + CONSOLE);
                page.waitForFunction("() => window.there.list");
                waited.add(((Number) page.evaluate("() => there.list - there.console")).longValue());
            }
            Collections.sort(waited);
            System.out.printf(
                    "console, first page among %d organisations and %d members: %s ms after the console is up%n",
                    ORGANIZATIONS, MEMBERS, waited);

            assertThat(page.locator("#portal-access tbody tr").count()).isBetween(1, 100);
        }
    }

    private static void signIn(Page page, String view) {
        page.navigate(console() + CONSOLE + view);
        page.locator("input[name=username]").waitFor();
        assertThat(page.url()).startsWith(Apart.login(stack().ports()));
        Look.fill(page, KeycloakSettings.ADMIN);
        page.locator("#portal-access h1").waitFor();
    }

    private static String console() {
        return Apart.console(stack().ports());
    }

    private static Stack stack() {
        return Objects.requireNonNull(running);
    }

    private static void showPageInMaster(Stack stack) {
        try (Keycloak admin = stack.admin()) {
            RealmRepresentation master = admin.realm("master").toRepresentation();
            master.setAdminTheme("portico");
            admin.realm("master").update(master);
        }
    }
}
