package dev.portico.extension.invitations;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Takes invitations' mails to the mail server behind the requests, so that ten thousand of them keep nobody waiting.
 *
 * <p>One thread per node, one more round waiting at most: a round takes whatever is due, so further nudges add nothing.
 */
final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private static final ThreadPoolExecutor ROUNDS = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            task -> {
                Thread thread = new Thread(task, "portico-invitations");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    private Courier() {}

    /** Sets off once this session's changes are there to be seen. */
    static void nudgeAfterCommit(KeycloakSession session) {
        if (session.getAttribute(Courier.class.getName()) != null) {
            return;
        }
        session.setAttribute(Courier.class.getName(), true);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                nudge(factory);
            }

            @Override
            protected void rollbackImpl() {
                // nothing to send
            }
        });
    }

    static void nudge(KeycloakSessionFactory factory) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ROUNDS.execute(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            try {
                new MailRound(factory).run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "Invitations could not be sent; they are tried again within a minute");
            }
        });
    }
}
