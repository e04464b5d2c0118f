package dev.portico.extension.invitations;

import java.time.Duration;
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

/** Listens in every realm, and has a look every minute at mails that a stopped node or a mail server left behind. */
public final class InvitationListenerFactory implements EventListenerProviderFactory {

    private static final String ID = "portico-invitations";

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
            KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                    .scheduleTask(
                            each -> Courier.nudge(each.getKeycloakSessionFactory()),
                            Duration.ofMinutes(1).toMillis(),
                            ID));
        } else if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            forget(
                    removed.getKeycloakSession(),
                    "organizationId",
                    removed.getOrganization().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            forget(removed.getKeycloakSession(), "realmId", removed.getRealm().getId());
        }
    }

    private static void forget(KeycloakSession session, String field, String id) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("delete from InvitationEntity i where i." + field + " = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
