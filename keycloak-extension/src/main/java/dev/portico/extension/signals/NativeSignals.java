package dev.portico.extension.signals;

import dev.portico.extension.commit.BeforeCommit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.ssf.Ssf;

/** Has what Keycloak itself signals, of logouts and credentials, delivered right after the commit, too. */
final class NativeSignals implements EventListenerProvider {

    private static final String ATTRIBUTE = NativeSignals.class.getName();

    private static final Set<EventType> SIGNALLED = EnumSet.of(
            EventType.LOGOUT, EventType.UPDATE_CREDENTIAL, EventType.REMOVE_CREDENTIAL, EventType.RESET_PASSWORD);

    private final KeycloakSession session;
    private final Deliveries deliveries;

    NativeSignals(KeycloakSession session, Deliveries deliveries) {
        this.session = session;
        this.deliveries = deliveries;
    }

    @Override
    public void onEvent(Event event) {
        if (SIGNALLED.contains(event.getType())) {
            hurry(event.getRealmId());
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String path = event.getResourcePath();
        if (event.getResourceType() == ResourceType.USER && path != null && path.split("/", -1).length > 2) {
            hurry(event.getRealmId());
        }
    }

    private void hurry(@Nullable String realmId) {
        RealmModel realm = realmId == null ? null : session.realms().getRealm(realmId);
        if (realm != null && Ssf.isTransmitterEnabled(realm) && session.getAttribute(ATTRIBUTE) == null) {
            session.setAttribute(ATTRIBUTE, realmId);
            BeforeCommit.of(session).atOnce(() -> deliveries.hurryAll(realm.getId()));
        }
    }

    @Override
    public void close() {}
}
