package dev.portico.extension.signals;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries again, by the clock, what failed. However often and by whom it is tried meanwhile, one retry is pending at a time, and
 * only those of the clock make the next one wait for longer. There are none any more when it has failed for a quarter of an hour.
 */
final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    static final long HOPE = TimeUnit.MINUTES.toNanos(15);

    private final ScheduledExecutorService clock;
    private final Runnable retry;

    /** In {@link System#nanoTime}; null while nothing fails. */
    private @Nullable Long failingSince;

    private int made;
    private boolean pending;

    Retries(ScheduledExecutorService clock, Runnable retry) {
        this.clock = clock;
        this.retry = retry;
    }

    /**
     * It failed.
     *
     * @param now in {@link System#nanoTime}
     * @return whether it had not before
     */
    synchronized boolean failed(long now) {
        boolean first = failingSince == null;
        long since = failingSince == null ? now : failingSince;
        failingSince = since;
        if (!pending && now - since < HOPE) {
            schedule();
        }
        return first;
    }

    /**
     * It worked.
     *
     * @return whether it had failed before
     */
    synchronized boolean worked() {
        boolean failed = failingSince != null;
        failingSince = null;
        made = 0;
        return failed;
    }

    private void schedule() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            ScheduledFuture<?> unused = clock.schedule(
                    () -> {
                        Thread.currentThread().setContextClassLoader(loader);
                        run();
                    },
                    pause(made),
                    TimeUnit.MILLISECONDS);
            pending = true;
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The server stops; what is left waits for its next start");
        }
    }

    private void run() {
        synchronized (this) {
            pending = false;
            made++;
        }
        retry.run();
    }

    /** How long until the next one when so many were made, in ms. */
    private static long pause(int made) {
        return Math.min(TimeUnit.SECONDS.toMillis(5), 500L << Math.min(made, 4));
    }
}
