package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.signals.LiveEndpoint;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page that shows a ticket waits for: all that any page waits for, {@code ticket} when something happened to this one that its
 * reader may see, and {@code typing} while the other side writes to them. It ends with the reader's access, as every stream does.
 */
@ApplicationScoped
public class TicketStream {
    private final Tickets tickets;
    private final Watchers watchers;
    private final LiveEndpoint live;

    TicketStream(Tickets tickets, Watchers watchers, LiveEndpoint live) {
        this.tickets = tickets;
        this.watchers = watchers;
        this.live = live;
    }

    /**
     * Begins to wait; asks the database, so not to be called where that must not happen.
     *
     * @param shown when what the page shows was read, in milliseconds since 1970; now where it is not told
     * @throws Refused {@code not-found} where the viewer does not see the ticket
     */
    public Multi<OutboundSseEvent> of(
            Viewer viewer, long number, @Nullable String since, @Nullable Long shown, Sse sse) {
        Instant asked = Instant.now();
        long person = tickets.watcher(viewer, number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Instant read = shown == null ? asked : Instant.ofEpochMilli(shown);
        Multi<OutboundSseEvent> access = live.wait(since, sse);
        OutboundSseEvent changed = event(sse, "ticket", "changed");
        OutboundSseEvent typing = event(sse, "typing", "now");
        return Multi.createFrom()
                .emitter(reader -> open(
                        reader,
                        access,
                        new Watchers.Watcher(
                                number,
                                person,
                                viewer.vendor(),
                                () -> reader.emit(changed),
                                () -> reader.emit(typing),
                                reader::complete),
                        read,
                        asked));
    }

    private void open(
            MultiEmitter<? super OutboundSseEvent> reader,
            Multi<OutboundSseEvent> access,
            Watchers.Watcher watcher,
            Instant shown,
            Instant asked) {
        watchers.add(watcher, shown, asked);
        Cancellable waiting = access.subscribe().with(reader::emit, reader::fail, reader::complete);
        reader.onTermination(() -> {
            waiting.cancel();
            watchers.remove(watcher);
        });
    }

    private static OutboundSseEvent event(Sse sse, String name, String data) {
        return sse.newEventBuilder().name(name).data(data).build();
    }
}
