package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.signals.LiveEndpoint;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
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

/**
 * Where a ticket's page waits: for all that any page waits for, and for {@code ticket} when something happened to this one that its
 * reader may see. It ends with the reader's access, as every stream does.
 */
@Path("/tickets/" + TicketPages.NUMBER + "/live")
public class TicketLive {
    private final Tickets tickets;
    private final Watchers watchers;
    private final LiveEndpoint live;
    private final Current current;

    TicketLive(Tickets tickets, Watchers watchers, LiveEndpoint live, Current current) {
        this.tickets = tickets;
        this.watchers = watchers;
        this.live = live;
        this.current = current;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> wait(
            @PathParam("number") long number, @Nullable @QueryParam("since") String since, @Context Sse sse) {
        Viewer viewer = current.signedIn();
        long person = tickets.watcher(viewer, number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Multi<OutboundSseEvent> access = live.wait(since, sse);
        OutboundSseEvent changed =
                sse.newEventBuilder().name("ticket").data("changed").build();
        return Multi.createFrom().emitter(reader -> open(reader, access, changed, number, person, viewer.vendor()));
    }

    private void open(
            MultiEmitter<? super OutboundSseEvent> reader,
            Multi<OutboundSseEvent> access,
            OutboundSseEvent changed,
            long number,
            long person,
            boolean vendor) {
        Watchers.Watcher watcher =
                new Watchers.Watcher(number, person, vendor, () -> reader.emit(changed), reader::complete);
        watchers.add(watcher);
        Cancellable waiting = access.subscribe().with(reader::emit, reader::fail, reader::complete);
        reader.onTermination(() -> {
            waiting.cancel();
            watchers.remove(watcher);
        });
    }
}
