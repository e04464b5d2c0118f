package dev.portico.portal.signals;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Takes in what was verified; once an hour old things go. */
@ApplicationScoped
class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final SignalStore store;
    private final InstantSource clock = InstantSource.system();
    private final AtomicLong pruned = new AtomicLong(clock.millis());

    Inbox(SignalStore store) {
        this.store = store;
    }

    /**
     * Stores it before it is answered.
     *
     * @throws Unknown when it could not be stored: whoever sent it is to send it again
     */
    void take(Signal signal) {
        try {
            boolean news = store.hear(signal);
            LOG.infof("%s %s: %s", news ? "heard" : "heard before", signal.id(), signal.news());
        } catch (RuntimeException failed) {
            LOG.warnf("%s could not be stored: %s", signal.id(), failed.toString());
            throw new Unknown("could not be stored");
        }
        prune();
    }

    /** What was taken in stays taken in when this fails. */
    private void prune() {
        long last = pruned.get();
        long now = clock.millis();
        if (now - last <= BETWEEN.toMillis() || !pruned.compareAndSet(last, now)) {
            return;
        }
        try {
            store.prune();
        } catch (RuntimeException failed) {
            LOG.warnf("old signals could not be forgotten: %s", failed.toString());
        }
    }
}
