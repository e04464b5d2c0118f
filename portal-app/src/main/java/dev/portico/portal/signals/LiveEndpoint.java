package dev.portico.portal.signals;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Network;
import dev.portico.portal.platform.Place;
import dev.portico.portal.signals.OpenPage.News;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Where a page waits while it is looked at, as a stream of server-sent events: {@code revision} when something about its reader or the
 * portal's settings has changed since {@code since}. It ends with that, and when the token ends that let the reader in.
 */
@Path(Place.LIVE)
public class LiveEndpoint {
    private final Current current;
    private final Waiting waiting;
    private final RoutingContext context;

    LiveEndpoint(Current current, Waiting waiting, RoutingContext context) {
        this.context = context;
        this.current = current;
        this.waiting = waiting;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> wait(@Nullable @QueryParam("since") String since, @Context Sse sse) {
        Revision shown = since == null ? current.revision() : revision(since);
        Optional<Subject> person = current.holder().map(Subject::of);
        Stamp stamp = current.stamp().orElseGet(() -> waiting.visitor(current.revision()));
        return waiting.of(stamp, person, Network.of(context.request()), shown.behind(current.revision()))
                .map(news -> event(sse, news));
    }

    private static Revision revision(String text) {
        try {
            return Revision.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(Reason.INVALID_VALUE);
        }
    }

    private static OutboundSseEvent event(Sse sse, News news) {
        return switch (news) {
            case NONE -> sse.newEventBuilder().comment("").build();
            case CHANGED ->
                sse.newEventBuilder().name("revision").data("changed").build();
        };
    }
}
