package dev.portico.extension.sessions;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells clients of ended sessions behind the request, each client by a thread of its own: one that is away makes neither an
 * administrator nor another client wait. What does not reach it is not tried again: sessions are gone, and what rests on them is
 * refused whether or not the client has heard of it.
 */
final class LogoutCalls {

    private static final Logger LOG = Logger.getLogger(LogoutCalls.class);

    /** More than this waiting for one client is given up: a token of a logout counts for two minutes only. */
    private static final int WAITING = 1000;

    private static final Map<String, ThreadPoolExecutor> THREADS = new ConcurrentHashMap<>();

    private LogoutCalls() {}

    static void send(List<LogoutCall> calls) {
        calls.forEach(call ->
                THREADS.computeIfAbsent(call.client(), LogoutCalls::thread).execute(() -> send(call)));
    }

    private static ThreadPoolExecutor thread(String client) {
        return new ThreadPoolExecutor(
                0,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                task -> {
                    Thread thread = new Thread(task, "portico-logouts");
                    thread.setDaemon(true);
                    return thread;
                },
                (task, pool) -> LOG.warnf("Client %s is not told of a logout: too many are waiting", client));
    }

    private static void send(LogoutCall call) {
        try {
            if (!call.send()) {
                LOG.warnf("Client %s did not take a back-channel logout", call.client());
            }
        } catch (IOException | RuntimeException away) {
            LOG.warnf(
                    "Client %s could not be told of a logout: %s",
                    call.client(), away.getClass().getSimpleName());
        }
    }
}
