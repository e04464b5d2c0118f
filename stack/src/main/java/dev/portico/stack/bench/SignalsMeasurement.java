package dev.portico.stack.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.Program;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * How many signals one change of a level brings about, however many hold it, and what becomes of changes made while the portal
 * hangs and while it is gone (R44, R64). It fails when a signal is lost or somebody is answered by rights from before a change.
 */
final class SignalsMeasurement implements Measurement {

    private static final int MEMBERS = 10_000;
    private static final long SEED = 20_261_122;
    private static final String LEVEL = "portal-coordinator";
    private static final int CHANGES = 10;
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String measures() {
        return "signals of one change that concerns " + MEMBERS + ", and of changes while the portal is away";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            Stack stack = bench.stack();
            AccessChanges changes = new AccessChanges(
                    stack, String.valueOf(bench.organizations().get("acme")));
            SentSignals signals = new SentSignals(stack);
            Program portal = stack.portal().start(stack.programs());
            crowd(out, stack, changes, signals);
            changes(out, stack, changes, signals, "hangs", () -> {
                signal("STOP", portal);
                return () -> signal("CONT", portal);
            });
            changes(out, stack, changes, signals, "is killed and gone", () -> {
                signal("KILL", portal);
                stack.programs().stop(portal);
                return () -> stack.portal().start(stack.programs());
            });
        }
    }

    private static void crowd(PrintStream out, Stack stack, AccessChanges changes, SentSignals signals)
            throws Exception {
        BigOrganization.in(stack, MEMBERS, SEED, List.of(LEVEL, "portal-admin"));
        await("the signals of the beginning", signals::delivered);
        long before = signals.all();
        long start = System.nanoTime();
        changes.level(LEVEL, "{\"permissions\":[\"portal.enter\",\"tickets.own\",\"articles.read\"]}");
        double saved = (System.nanoTime() - start) / 1e6;
        await("the signal of the change", () -> signals.all() > before && signals.delivered());
        out.printf(
                "one change of a level in an organisation of %d, 98 of 100 hold it: signals to the portal: %d, saved in %.0f ms%n",
                MEMBERS, signals.all() - before, saved);
    }

    /** Away, and how it comes back. */
    private interface Away {
        Back go() throws Exception;
    }

    private interface Back {
        void come() throws Exception;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void changes(
            PrintStream out, Stack stack, AccessChanges changes, SentSignals signals, String how, Away away)
            throws Exception {
        String ben = changes.id("ben");
        long sent = signals.all();
        long left = System.nanoTime();
        Back back = away.go();
        double slowest = 0;
        for (int change = 1; change < CHANGES; change++) {
            slowest = Math.max(slowest, saved(changes, ben, change));
        }
        Thread.sleep(Math.max(0, AWAY.toMillis() - (System.nanoTime() - left) / 1_000_000));
        String before = token(changes);
        slowest = Math.max(slowest, saved(changes, ben, CHANGES));
        String after = token(changes);
        long waiting = signals.byState().getOrDefault("PENDING", 0L);
        long came = System.nanoTime();
        back.come();
        await("signals sent while the portal was away", signals::delivered);
        double delivered = (System.nanoTime() - came) / 1e9;
        expect(401, stack, before);
        expect(200, stack, after);
        if (signals.revision(ben) != revision(after)) {
            throw new IOException("the portal knows of " + signals.revision(ben) + ", a token says " + revision(after));
        }
        out.printf(
                "the portal %s for %d s, %d changes meanwhile: slowest Save %.0f ms, signals %d, of which %d waited; all there"
                        + " %.1f s after its return; then a token from before the last change: 401, one from after it: 200%n",
                how, AWAY.toSeconds(), CHANGES, slowest, signals.all() - sent, waiting, delivered);
    }

    private static double saved(AccessChanges changes, String person, int change) throws Exception {
        long start = System.nanoTime();
        changes.patch(person, "{\"level\":\"" + (change % 2 == 0 ? "portal-admin" : "portal-member") + "\"}");
        return (System.nanoTime() - start) / 1e6;
    }

    private static String token(AccessChanges changes) throws Exception {
        return changes.tokens().password("portal-cli", "ben", "").accessToken();
    }

    private void expect(int status, Stack stack, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.ports().portalUrl() + "/api/tickets"))
                .header("Authorization", "Bearer " + token)
                .build();
        int answered =
                http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (answered != status) {
            throw new IOException(request.uri() + ": " + answered + " instead of " + status);
        }
    }

    private static long revision(String token) throws IOException {
        String counters = new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]))
                .get("portal_rev")
                .asText();
        return Long.parseLong(counters.split("\\.", -1)[0]);
    }

    private static void signal(String name, Program program) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(program.pid()))
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException(program.name() + " could not be sent " + name);
        }
    }

    private static void await(String what, Condition condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException(what + " did not arrive in " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(20);
        }
    }
}
