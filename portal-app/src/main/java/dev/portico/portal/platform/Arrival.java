package dev.portico.portal.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jspecify.annotations.Nullable;

/**
 * A request that took its time to arrive enters once more when all of it is there: a form before its resource is called, any other
 * body when it has been read. Who sends at once costs nothing.
 */
@Provider
@ConstrainedTo(
        RuntimeType
                .SERVER) // What the portal itself asks of others has no viewer, least of all where mails are sent and
// sorted.
@ApplicationScoped
class Arrival implements ReaderInterceptor {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Current current;
    private final Entrance entrance;
    private final RoutingContext request;

    Arrival(Current current, Entrance entrance, RoutingContext request) {
        this.current = current;
        this.entrance = entrance;
        this.request = request;
    }

    @WithFormRead
    @ServerRequestFilter
    Uni<@Nullable Response> form() {
        return late() ? entrance.enterAgain(request) : Uni.createFrom().nullItem();
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Object read = body.proceed();
        if (late()) {
            @Nullable Response refusal = entrance.enterAgain(request).await().atMost(PATIENCE);
            if (refusal != null) {
                throw new WebApplicationException(refusal);
            }
        }
        return read;
    }

    private boolean late() {
        return current.sinceEntered().compareTo(AT_ONCE) > 0;
    }
}
