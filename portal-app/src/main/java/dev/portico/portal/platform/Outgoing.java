package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import io.netty.channel.ChannelFuture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers that are written piece by piece: each holds a thread for as long as its reader takes. So there are only so many at once, far
 * fewer than threads, and whoever takes nothing for a while is let go (attack 29).
 */
@ApplicationScoped
public class Outgoing {
    private static final int OF_ONE = 24;
    private static final int ALL = 96;

    private final Shares turns = new Shares(OF_ONE, ALL);
    private final Current current;
    private final RoutingContext context;
    private final Duration patience;

    Outgoing(
            Current current,
            RoutingContext context,
            @ConfigProperty(name = "portico.downloads.patience") Duration patience) {
        this.patience = patience;
        this.current = current;
        this.context = context;
    }

    /**
     * Takes a turn for whoever asks; it ends with the answer.
     *
     * @throws Refused {@code busy} when they have as many as one may have, or all are taken
     */
    public Turn turn() {
        Runnable end = turns.take(Network.orPerson(current.holder(), context.request()), 1)
                .orElseThrow(() -> new Refused(Reason.BUSY));
        Over.then(context, end);
        return new Turn(context.vertx(), context.request(), patience, end);
    }

    /** Leave to write one answer. */
    public static final class Turn {
        private final Vertx vertx;
        private final HttpServerRequest request;
        private final Duration patience;
        private final Runnable end;

        private Turn(Vertx vertx, HttpServerRequest request, Duration patience, Runnable end) {
            this.vertx = vertx;
            this.request = request;
            this.patience = patience;
            this.end = end;
        }

        /** The same, watched. */
        public StreamingOutput of(StreamingOutput output) {
            return out -> {
                long watch = watch();
                try {
                    output.write(out);
                } finally {
                    vertx.cancelTimer(watch);
                    end.run();
                }
            };
        }

        /** However little is taken will do: a slow line takes much at a time, and then nothing for a while. */
        private long watch() {
            AtomicLong before = new AtomicLong(-1);
            return vertx.setPeriodic(patience.toMillis(), again -> {
                HttpServerResponse response = request.response();
                long written = response.bytesWritten();
                if (response.writeQueueFull() && written == before.getAndSet(written)) {
                    letGo(request.connection());
                }
            });
        }

        /** At once: Vert.x closes a connection when all that was written has been taken, and asks nobody else to ({@code VertxHandler.close}). */
        private static void letGo(HttpConnection connection) {
            if (connection instanceof ConnectionBase base) {
                ChannelFuture unused = base.channelHandlerContext().close();
            } else {
                connection.close();
            }
        }
    }
}
