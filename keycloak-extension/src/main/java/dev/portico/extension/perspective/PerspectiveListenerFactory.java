package dev.portico.extension.perspective;

import dev.portico.extension.sessions.AllEnded;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Listens in every realm, ends with an account what is open of it, and ends every minute what has ended by itself, so that the journal
 * tells.
 */
public final class PerspectiveListenerFactory implements EventListenerProviderFactory {

    private static final String ID = "portico-perspectives";
    private static final long EVERY = Duration.ofMinutes(1).toMillis();

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new PerspectiveListener(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> onEvent(factory, event));
    }

    private static void onEvent(KeycloakSessionFactory factory, ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            ScheduledTask sweep = new Sweep();
            KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                    .schedule(new ClusterAwareScheduledTaskRunner(factory, sweep, EVERY), EVERY));
        } else if (event instanceof AllEnded ended) {
            Perspectives.of(ended.session(), ended.realm()).endAllWith(ended.person());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            removed.getKeycloakSession()
                    .getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery("delete from PerspectiveEntity p where p.realmId = :realm")
                    .setParameter("realm", removed.getRealm().getId())
                    .executeUpdate();
        }
    }

    /** One node of a cluster does it for all. */
    private static final class Sweep implements ScheduledTask {

        @Override
        public void run(KeycloakSession session) {
            List<String> realms = session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(
                            "select distinct p.realmId from PerspectiveEntity p where p.endedAt is null or p.endedAt < :moment",
                            String.class)
                    .setParameter("moment", PerspectiveRows.forgotten())
                    .getResultList();
            for (String id : realms) {
                RealmModel realm = session.realms().getRealm(id);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    Perspectives.of(session, realm).sweep();
                }
            }
        }

        @Override
        public String getTaskName() {
            return ID;
        }
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
