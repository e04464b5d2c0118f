package dev.portico.stack.demo;

import dev.portico.stack.Home;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Ports;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Project;
import dev.portico.stack.Stack;
import dev.portico.stack.StartFailure;
import dev.portico.stack.mailbox.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What docker-compose.yml runs of the demo beside Keycloak, PostgreSQL and the portal, one job per container:
 * {@code environment} writes what each part needs, {@code mailbox} runs the mailbox until it is stopped, {@code data}
 * applies the demo's people and texts once Keycloak and the database answer. The containers share one network, so that
 * every address is the loopback address as in {@link Demo}. A failure is one sentence and status 1.
 */
public final class ComposeJob {

    /** Published ports reach a container through its own address, not the loopback one. */
    private static final String EVERYWHERE = "0.0.0.0";

    private final Home home;
    private final Ports ports;

    private ComposeJob(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new ComposeJob(Home.from(System.getenv()), Ports.from(System.getenv())).run(List.of(arguments));
        } catch (StartFailure e) {
            System.err.println(e.sentence());
            System.exit(1);
        }
    }

    private void run(List<String> arguments) throws InterruptedException {
        switch (String.join(" ", arguments)) {
            case "environment" -> environment();
            case "mailbox" -> mailbox();
            case "data" -> data();
            default -> throw new StartFailure("The jobs are environment, mailbox and data");
        }
    }

    private void environment() {
        try (Stack stack = stack()) {
            PostgresServer postgres = stack.postgres();
            List.of(
                            new EnvironmentFile(
                                    "postgres",
                                    Map.of(
                                            "POSTGRES_PASSWORD", postgres.password("postgres"),
                                            "KEYCLOAK_PASSWORD", postgres.password(PostgresServer.KEYCLOAK),
                                            "PORTAL_PASSWORD", postgres.password(PostgresServer.PORTAL))),
                            new EnvironmentFile(
                                    "keycloak", new KeycloakSettings(ports, stack.secrets(), postgres).environment()),
                            new EnvironmentFile("portal", stack.portal().environment()))
                    .forEach(file -> file.writeTo(home));
        }
    }

    private void mailbox() throws InterruptedException {
        Mailbox mailbox = Mailbox.start(ports, EVERYWHERE, home.mailbox());
        Runtime.getRuntime().addShutdownHook(new Thread(mailbox::close, "close the mailbox"));
        new CountDownLatch(1).await();
    }

    private void data() {
        try (Stack stack = stack()) {
            DemoTexts.load(stack, DemoSetup.apply(stack));
        }
    }

    /** Never started: its parts are the other containers. */
    private Stack stack() {
        return new Stack(Project.here(), home, ports, PostgresServer.Durability.KEPT);
    }
}
