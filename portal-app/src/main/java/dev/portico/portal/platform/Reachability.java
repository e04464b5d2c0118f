package dev.portico.portal.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Whether Keycloak answers, asked before a person is sent there: a browser's own error page would tell them nothing. */
@ApplicationScoped
class Reachability {
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    private final RealmPage realm;
    private final InstantSource clock = InstantSource.system();
    private volatile Instant answeredUntil = Instant.EPOCH;

    Reachability(@RestClient RealmPage realm) {
        this.realm = realm;
    }

    /** Ends normally when Keycloak answers, whatever it answers; fails when it does not. */
    Uni<Void> check() {
        Instant now = clock.instant();
        if (answeredUntil.isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        return realm.discovery()
                .onFailure(Reachability::answered)
                .recoverWithItem("")
                .invoke(() -> answeredUntil = now.plus(BELIEVED))
                .replaceWithVoid();
    }

    /** Any answer but a server's trouble means that a person can be sent there. */
    private static boolean answered(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 500;
    }
}
