package dev.portico.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waits until an address answers 200, as long as the program behind it lives. */
final class Readiness {

    private static final Duration STEP = Duration.ofMillis(150);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI address;

    Readiness(URI address) {
        this.address = address;
    }

    void await(Program program, Duration limit) {
        if (!await(program::requireAlive, limit)) {
            throw program.failure("was not ready after " + limit.toSeconds() + " s");
        }
    }

    /** Tells whether it answered in time; the check throws when waiting has become pointless. */
    boolean await(Runnable stillSensible, Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (!answers()) {
            stillSensible.run();
            if (Instant.now().isAfter(end)) {
                return false;
            }
        }
        return true;
    }

    private boolean answers() {
        try {
            HttpRequest ask = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            if (http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
            return false;
        } catch (IOException e) {
            return pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for " + address, e);
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting", e);
        }
    }
}
