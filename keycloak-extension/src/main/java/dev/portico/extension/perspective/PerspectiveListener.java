package dev.portico.extension.perspective;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whoever logs out looks through nobody's eyes any more. */
final class PerspectiveListener implements EventListenerProvider {

    private final KeycloakSession session;

    PerspectiveListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        RealmModel realm = event.getType() == EventType.LOGOUT && event.getSessionId() != null
                ? session.realms().getRealm(event.getRealmId())
                : null;
        if (realm != null) {
            Perspectives.of(session, realm).endOfViewersSession(event.getSessionId());
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
