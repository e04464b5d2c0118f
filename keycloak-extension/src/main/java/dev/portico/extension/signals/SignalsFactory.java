package dev.portico.extension.signals;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.Profile;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/** Starts signalling with the server, in every realm whose attribute {@code ssf.transmitterEnabled} is {@code true}. */
public final class SignalsFactory implements EventListenerProviderFactory, EnvironmentDependentProviderFactory {

    private @Nullable Deliveries deliveries;

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        if (deliveries == null) {
            throw new IllegalStateException("asked for before the start is over");
        }
        return new NativeSignals(session, deliveries);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return Profile.isFeatureEnabled(Profile.Feature.SSF);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        Deliveries started = new Deliveries(factory);
        factory.register(new Announcer(started));
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                started.resume();
                started.forgetHourly();
            }
        });
        deliveries = started;
    }

    @Override
    public void close() {
        if (deliveries != null) {
            deliveries.close();
        }
    }

    @Override
    public String getId() {
        return "portico-signals";
    }
}
