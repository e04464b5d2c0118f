package dev.portico.extension.signals;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One receiver of pushed signals on this node. However often it is hurried, there is one delivery at a time and at most one to
 * follow, which finds all that was committed meanwhile. While the receiver is away it is tried again, for a quarter of an hour.
 */
final class Receiver {

    private static final Logger LOG = Logger.getLogger(Receiver.class);

    private static final int ATTEMPTS = 90;

    private final Push push;
    private final ScheduledExecutorService clock;
    private final ThreadPoolExecutor thread;

    /** Of the thread alone. */
    private int failures;

    Receiver(Push push, ScheduledExecutorService clock) {
        this.push = push;
        this.clock = clock;
        this.thread = new ThreadPoolExecutor(
                0,
                1,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                task -> {
                    Thread made = new Thread(task, "portico-push");
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    void hurry() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        thread.execute(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            deliver();
        });
    }

    void close() {
        thread.shutdownNow();
    }

    private void deliver() {
        boolean done;
        try {
            done = push.all();
        } catch (RuntimeException failed) {
            LOG.warn("Signals could not be taken from the outbox", failed);
            done = false;
        }
        tell(done);
        failures = done ? 0 : failures + 1;
        if (failures > 0 && failures < ATTEMPTS) {
            again();
        }
    }

    /** Once when it goes, once when it is back. */
    private void tell(boolean done) {
        if (!done && failures == 0) {
            LOG.warnf("Client %s takes no signals; they wait until it does", push.client());
        } else if (done && failures > 0) {
            LOG.infof("Client %s takes signals again", push.client());
        }
    }

    private void again() {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            ScheduledFuture<?> unused = clock.schedule(
                    () -> {
                        Thread.currentThread().setContextClassLoader(loader);
                        hurry();
                    },
                    Deliveries.pause(failures),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The server stops; what is left waits for its next start");
        }
    }
}
