package dev.portico.extension.invitations;

import dev.portico.extension.mails.SentMails;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/**
 * Listens in every realm, has a look every minute at mails that a stopped node or a mail server left behind, and forgets every hour those
 * that were sent so long ago that no failure of theirs counts any more.
 */
public final class InvitationListenerFactory implements EventListenerProviderFactory {

    private static final String ID = "portico-invitations";
    private static final String OLD = "portico-account-mails";

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new InvitationListener(session);
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
            KeycloakModelUtils.runJobInTransaction(factory, InvitationListenerFactory::schedule);
        } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            forget(
                    removed.getKeycloakSession(),
                    "organizationId",
                    removed.getOrganization().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            forget(removed.getKeycloakSession(), "realmId", removed.getRealm().getId());
        }
    }

    private static void schedule(KeycloakSession session) {
        TimerProvider timer = session.getProvider(TimerProvider.class);
        timer.scheduleTask(
                each -> Courier.nudge(each.getKeycloakSessionFactory()),
                Duration.ofMinutes(1).toMillis(),
                ID);
        timer.scheduleTask(SentMails::forgetOld, Duration.ofHours(1).toMillis(), OLD);
    }

    /** Mails first, as whoever is told that one of them did not arrive: two that lock the same rows the other way round wait forever. */
    private static void forget(KeycloakSession session, String field, String id) {
        for (String rows : List.of("AccountMailEntity", "InvitationEntity")) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery("delete from " + rows + " i where i." + field + " = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
