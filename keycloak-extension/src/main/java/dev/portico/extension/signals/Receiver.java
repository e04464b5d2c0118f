package dev.portico.extension.signals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One receiver of pushed signals on this node. However often it is hurried, there is one delivery at a time and at most one to
 * follow, which finds all that was committed meanwhile. While the receiver is away it is tried again, for a quarter of an hour;
 * after that with every change, and by Keycloak's own drainer. Whoever wants to wait for it does so only while it answers promptly:
 * one that is slow or away is waited for once.
 */
final class Receiver {

    private static final Logger LOG = Logger.getLogger(Receiver.class);

    /** Longer than this nobody is made to wait, in ms. */
    static final long PATIENCE = 500;

    /** Delivers what waits; whether all there was is delivered. */
    interface Attempt {
        boolean all();
    }

    private final String client;
    private final Attempt push;
    private final Retries retries;
    private final ThreadPoolExecutor thread;

    /** The delivery to follow, which is not begun. */
    private @Nullable CompletableFuture<Void> next;

    private volatile boolean prompt = true;

    /** @param client its id, for the log */
    Receiver(String client, Attempt push, ScheduledExecutorService clock) {
        this.client = client;
        this.push = push;
        this.retries = new Retries(clock, this::hurry);
        this.thread = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread made = new Thread(task, "portico-push");
            made.setDaemon(true);
            return made;
        });
    }

    void hurry() {
        CompletableFuture<Void> unused = delivery();
    }

    /** Hurries, and answers with what is done when all that is committed by now has been tried. */
    synchronized CompletableFuture<Void> delivery() {
        if (next != null) {
            return next;
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        next = mine;
        try {
            thread.execute(() -> {
                Thread.currentThread().setContextClassLoader(loader);
                begin();
                deliver();
                mine.complete(null);
            });
        } catch (RejectedExecutionException stopping) {
            begin();
            mine.complete(null);
        }
        return mine;
    }

    private synchronized void begin() {
        next = null;
    }

    /** Whether the last delivery was done in the time that somebody may be made to wait. */
    boolean isPrompt() {
        return prompt;
    }

    void close() {
        thread.shutdownNow();
    }

    private void deliver() {
        boolean done;
        long begun = System.nanoTime();
        try {
            done = push.all();
        } catch (RuntimeException failed) {
            LOG.warn("Signals could not be taken from the outbox", failed);
            done = false;
        }
        prompt = done && System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        tell(done, done ? retries.worked() : retries.failed(begun));
    }

    /** Once when it goes, once when it is back. */
    private void tell(boolean done, boolean news) {
        if (news && done) {
            LOG.infof("Client %s takes signals again", client);
        } else if (news) {
            LOG.warnf("Client %s takes no signals; they wait until it does", client);
        }
    }
}
