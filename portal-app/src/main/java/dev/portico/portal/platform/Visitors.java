package dev.portico.portal.platform;

import dev.portico.portal.access.Forum;
import dev.portico.portal.access.PortalSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Whether people who have not signed in are let in, and what is offered to whom: the realm's settings (R14, R20), asked of Keycloak's
 * extension and kept for a moment from when they came in. However many wait for them, they are asked for once. Only a clear "everyone"
 * lets visitors in. When it cannot be asked they are led to sign in, even where the last answer was "everyone": what was closed meanwhile
 * must not stay open because Keycloak is silent; it is asked again soon.
 */
@ApplicationScoped
class Visitors {
    private static final Logger LOG = Logger.getLogger(Visitors.class);
    private static final String EVERYONE = "everyone";
    /** How long Keycloak is left alone after a failure. */
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final PublicSettings settings;
    private final Duration kept;
    private final InstantSource clock;
    private final Uni<Known> known;
    private volatile Known last = Known.nothing(0);
    private volatile Instant until = Instant.MIN;
    private final AtomicLong heard = new AtomicLong();

    @Inject
    Visitors(@RestClient PublicSettings settings, @ConfigProperty(name = "portico.settings-kept") Duration kept) {
        this(settings, kept, InstantSource.system());
    }

    Visitors(PublicSettings settings, Duration kept, InstantSource clock) {
        this.settings = settings;
        this.kept = kept;
        this.clock = clock;
        this.known = Uni.createFrom().deferred(this::ask).memoize().until(this::outdated);
    }

    /** @param realm how far the realm's changes have come, as signalled: an answer from before them is not believed (R19) */
    Uni<PortalSettings> settings(long realm) {
        heard.accumulateAndGet(realm, Math::max);
        // A question under way may have been answered before the change: whoever knows of it asks once more.
        return known.flatMap(answer ->
                        answer.realm() < realm ? known : Uni.createFrom().item(answer))
                .map(Known::settings);
    }

    /** The last answer, for whom it matters little that it may be an old one. */
    PortalSettings latest() {
        return last.settings();
    }

    /** Never while a question is under way: that would be broken off, and whoever waits for it told of a failure. */
    private boolean outdated() {
        Instant end = until;
        return !end.equals(Instant.MAX) && (!end.isAfter(clock.instant()) || last.realm() < heard.get());
    }

    private Uni<Known> ask() {
        // Nobody asks a second time while this is under way.
        until = Instant.MAX;
        long realm = heard.get();
        return Uni.createFrom()
                .deferred(() -> settings.show(last.tag()))
                .onFailure(Unreachable::hungUp)
                .retry()
                .atMost(1)
                .map(answer -> read(answer, last, realm))
                .invoke(answer -> keep(answer, kept))
                .onFailure()
                .invoke(failure -> LOG.warnf("the portal's mode could not be asked: %s", Unreachable.brief(failure)))
                .onFailure()
                .recoverWithItem(
                        () -> keep(last.silent(realm), kept.compareTo(AFTER_FAILURE) < 0 ? kept : AFTER_FAILURE));
    }

    private Known keep(Known answer, Duration time) {
        last = answer;
        until = clock.instant().plus(time);
        return answer;
    }

    private static Known read(RestResponse<String> answer, Known last, long realm) {
        if (answer.getStatus() == RestResponse.StatusCode.NOT_MODIFIED && last.tag() != null) {
            return new Known(last.settings(), last.tag(), realm);
        }
        if (answer.getStatus() != RestResponse.StatusCode.OK) {
            throw new IllegalStateException("status " + answer.getStatus());
        }
        return new Known(read(new JsonObject(answer.getEntity())), answer.getHeaderString(HttpHeaders.ETAG), realm);
    }

    /** What is no clear word opens nothing and offers nothing. */
    static PortalSettings read(JsonObject said) {
        return new PortalSettings(
                EVERYONE.equals(said.getValue("mode")),
                Boolean.TRUE.equals(said.getValue("ticketing")),
                Boolean.TRUE.equals(said.getValue("addRequestBox")),
                Boolean.TRUE.equals(said.getValue("submitTab")),
                !Boolean.FALSE.equals(said.getValue("signInToSubmit")),
                Forum.of(said.getValue("forum")));
    }

    /**
     * An answer.
     *
     * @param tag the {@code ETag} of that answer, null where there was none
     * @param realm how far the realm's changes had come, as far as was known when it was asked for
     */
    private record Known(PortalSettings settings, @Nullable String tag, long realm) {
        static Known nothing(long realm) {
            return new Known(PortalSettings.UNKNOWN, null, realm);
        }

        /** Nobody answered: what was offered to whom is still the best guess, that visitors are let in is none. */
        Known silent(long realm) {
            return new Known(settings.forRegistered(), null, realm);
        }
    }
}
