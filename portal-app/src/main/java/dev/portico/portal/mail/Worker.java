package dev.portico.portal.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread that does something again and again, with a pause when there is nothing to do and a longer one after a failure. */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(4);

    private final String name;
    private final Duration pause;
    private final Work work;
    private final Thread thread;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean ended;

    public Worker(String name, Duration pause, Work work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** What is done; true when there may be more to do at once. */
    public interface Work {
        boolean some() throws Exception;
    }

    public Worker start() {
        thread.start();
        return this;
    }

    /** There is something to do. */
    public void wake() {
        bell.release();
    }

    /** Lets what is being done be finished, for a moment. */
    @Override
    public void close() {
        ended = true;
        wake();
        try {
            thread.join(GOODBYE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        while (!ended) {
            try {
                if (!work.some()) {
                    rest(pause);
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (Throwable failed) {
                // Whatever it was, nobody would miss this thread before people miss their mails.
                // Its message may have an address or a word of a mail in it; its kind says enough.
                LOG.warnf("%s: %s; tried again soon", name, failed.getClass().getName());
                LOG.debug(name, failed);
                pauseAfterFailure();
            }
        }
    }

    private void pauseAfterFailure() {
        try {
            rest(pause.compareTo(AFTER_FAILURE) > 0 ? pause : AFTER_FAILURE.dividedBy(ended ? 1000 : 1));
        } catch (InterruptedException interrupted) {
            ended = true;
        }
    }

    private void rest(Duration time) throws InterruptedException {
        if (!ended && bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
