package dev.portico.extension.notices;

import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link ChangeListener}; of Keycloak's own events this one wants none. */
public final class NoticesFactory implements EventListenerProviderFactory {

    private static final EventListenerProvider SILENT = new EventListenerProvider() {
        @Override
        public void onEvent(Event event) {
            // the journal tells
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            // the journal tells
        }

        @Override
        public void close() {}
    };

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return SILENT;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new ChangeListener());
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return "portico-notices";
    }
}
