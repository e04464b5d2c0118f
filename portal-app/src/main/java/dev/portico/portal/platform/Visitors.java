package dev.portico.portal.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Whether people who have not signed in are let in: the realm's mode (R14), asked of Keycloak's extension and kept for a moment. Only a
 * clear "everyone" lets them in. When it cannot be asked they are led to sign in, even where the last answer was "everyone": what was
 * closed meanwhile must not stay open because Keycloak is silent.
 */
@ApplicationScoped
class Visitors {
    private static final Logger LOG = Logger.getLogger(Visitors.class);
    private static final String EVERYONE = "everyone";

    private final PublicSettings settings;
    private final Duration kept;
    private final InstantSource clock;
    private volatile Known known = new Known(false, null, Instant.MIN);

    @Inject
    Visitors(@RestClient PublicSettings settings, @ConfigProperty(name = "portico.settings-kept") Duration kept) {
        this(settings, kept, InstantSource.system());
    }

    Visitors(PublicSettings settings, Duration kept, InstantSource clock) {
        this.settings = settings;
        this.kept = kept;
        this.clock = clock;
    }

    Uni<Boolean> welcome() {
        Known last = known;
        Instant asked = clock.instant();
        if (last.until().isAfter(asked)) {
            return Uni.createFrom().item(last.welcome());
        }
        Instant until = asked.plus(kept);
        return settings.show(last.tag())
                .map(answer -> read(answer, last, until))
                .onFailure()
                .invoke(failure -> LOG.warnf("the portal's mode could not be asked: %s", Unreachable.brief(failure)))
                .onFailure()
                .recoverWithItem(() -> new Known(false, null, until))
                .invoke(answer -> known = answer)
                .map(Known::welcome);
    }

    private static Known read(RestResponse<String> answer, Known last, Instant until) {
        if (answer.getStatus() == RestResponse.StatusCode.NOT_MODIFIED && last.tag() != null) {
            return new Known(last.welcome(), last.tag(), until);
        }
        if (answer.getStatus() != RestResponse.StatusCode.OK) {
            throw new IllegalStateException("status " + answer.getStatus());
        }
        String mode = new JsonObject(answer.getEntity()).getString("mode");
        return new Known(EVERYONE.equals(mode), answer.getHeaderString(HttpHeaders.ETAG), until);
    }

    /** @param tag the {@code ETag} of that answer, null where there was none */
    private record Known(boolean welcome, @Nullable String tag, Instant until) {}
}
