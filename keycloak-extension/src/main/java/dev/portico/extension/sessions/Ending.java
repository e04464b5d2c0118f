package dev.portico.extension.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Ends sessions in a transaction of its own, after that of the change. */
final class Ending {

    private static final Logger LOG = Logger.getLogger(Ending.class);

    /** Of more people than this, sessions are ended behind the request: each is several statements. */
    private static final int AT_ONCE = 20;

    private static final ThreadPoolExecutor THREAD =
            new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "portico-endings");
                thread.setDaemon(true);
                return thread;
            });

    private final KeycloakSessionFactory factory;
    private final KeycloakContext context;
    private final String realmId;

    Ending(KeycloakSession session, RealmModel realm) {
        this.factory = session.getKeycloakSessionFactory();
        this.context = session.getContext();
        this.realmId = realm.getId();
    }

    /** In the request, so that it is done when the answer comes; clients are told when they answer. */
    void run(PortalSessions.Work work) {
        List<LogoutCall> calls = new ArrayList<>();
        try {
            KeycloakModelUtils.runJobInTransaction(factory, context, later -> end(later, work, calls));
            LogoutCalls.send(calls);
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Sessions in realm %s could not be ended", realmId);
        }
    }

    void run(List<PortalSessions.Work> endings) {
        if (endings.size() <= AT_ONCE) {
            endings.forEach(this::run);
            return;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        THREAD.execute(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            endings.forEach(this::runBehind);
            LOG.infof("Sessions of %d people at the portal were ended", endings.size());
        });
    }

    private void runBehind(PortalSessions.Work work) {
        List<LogoutCall> calls = new ArrayList<>();
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> end(session, work, calls));
            LogoutCalls.send(calls);
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Sessions in realm %s could not be ended", realmId);
        }
    }

    private void end(KeycloakSession session, PortalSessions.Work work, List<LogoutCall> calls) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        OpenSessions open = new OpenSessions(session, realm);
        work.in(open);
        calls.addAll(open.calls());
    }
}
