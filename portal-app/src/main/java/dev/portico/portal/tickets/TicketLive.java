package dev.portico.portal.tickets;

import dev.portico.portal.platform.Current;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Where a ticket's page waits. */
@Path("/tickets/" + TicketPages.NUMBER + "/live")
public class TicketLive {
    private final TicketStream stream;
    private final Current current;

    TicketLive(TicketStream stream, Current current) {
        this.stream = stream;
        this.current = current;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> wait(
            @PathParam("number") long number,
            @Nullable @QueryParam("since") String since,
            @Nullable @QueryParam("shown") Long shown,
            @Context Sse sse) {
        return stream.of(current.signedIn(), number, since, shown, sse);
    }
}
