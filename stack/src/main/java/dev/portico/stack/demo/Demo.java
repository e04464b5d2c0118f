package dev.portico.stack.demo;

import dev.portico.stack.Home;
import dev.portico.stack.Neighbour;
import dev.portico.stack.Ports;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Program;
import dev.portico.stack.Project;
import dev.portico.stack.Stack;
import dev.portico.stack.StartFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code ./demo}: starts everything, prints addresses and logins, and stops everything on Ctrl-C, SIGTERM, a failed
 * start or when a part ends by itself. A failure is one sentence and status 1.
 */
public final class Demo {

    private static final Logger LIBRARIES = Logger.getLogger("");
    /** Seconds since 1970. */
    private static final String BEGUN = "PORTICO_DEMO_BEGUN";

    private final AtomicReference<Stack> stack = new AtomicReference<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.OFF);
        Demo demo = new Demo(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stop"));
        try {
            demo.run(System.getenv());
        } catch (StartFailure e) {
            demo.fail(e.sentence());
        } catch (RuntimeException e) {
            demo.fail("The demo could not be started: " + e);
        }
    }

    private void run(Map<String, String> environment) {
        Instant start = begun(environment, Instant.now());
        Ports ports = Ports.from(environment);
        Home home = Home.from(environment);
        ports.requireFree();
        out.println("Starting PostgreSQL, Keycloak, the mailbox and the portal; data and logs in " + home.root());
        Stack started = new Stack(Project.here(), home, ports, PostgresServer.Durability.KEPT);
        stack.set(started);
        if (stopping.get()) {
            started.close();
            return;
        }
        started.start();
        if (!DemoSetup.isApplied(started) || !DemoTexts.areLoaded(started)) {
            DemoTexts.load(started, DemoSetup.apply(started));
        }
        Neighbour site =
                Neighbour.open(ports.ofAnotherSite(environment)).showing(ports.portalUrl(), ports.keycloakUrl());
        started.portal().embeddedBy(site.origin()).start(started.programs());
        out.println(new Welcome(ports, site.origin() + "/", Duration.between(start, Instant.now())));
        out.flush();
        Program ended = (Program) CompletableFuture.anyOf(started.programs().running().stream()
                        .map(Program::ended)
                        .toArray(CompletableFuture[]::new))
                .join();
        fail(ended.name() + " has ended by itself; its log is " + ended.log());
    }

    /** When whoever waits began to: with the script that builds first, where it says so. */
    static Instant begun(Map<String, String> environment, Instant now) {
        String begun = environment.getOrDefault(BEGUN, "");
        if (!begun.matches("\\d{1,12}")) {
            return now;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(begun));
        return at.isBefore(now) ? at : now;
    }

    /** Says why, unless we are being stopped anyway: then every part ends and that is no failure. */
    private void fail(String sentence) {
        if (!stopping.get()) {
            System.err.println(sentence);
            System.exit(1);
        }
    }

    private void stop() {
        stopping.set(true);
        Stack running = stack.get();
        if (running != null) {
            running.close();
        }
    }
}
