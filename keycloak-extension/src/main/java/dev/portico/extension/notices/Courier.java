package dev.portico.extension.notices;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries notices behind the requests: one thread per node. A mail server that is slow or away makes nobody wait and no change
 * fail; what does not fit into the queue is left untold and logged.
 */
final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private static final int WAITING = 1_000;

    private static final ThreadPoolExecutor THREAD = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
                Thread thread = new Thread(task, "portico-notices");
                thread.setDaemon(true);
                return thread;
            },
            (task, full) -> LOG.warn("Too many notices are waiting for the mail server; one is not sent"));

    private Courier() {}

    static void carry(Runnable notice) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        THREAD.execute(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            try {
                notice.run();
            } catch (RuntimeException e) {
                LOG.error("A notice could not be made", e);
            }
        });
    }
}
