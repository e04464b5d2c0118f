package dev.portico.extension.signals;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.Config;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.EnvironmentDependentProviderFactory;
import org.keycloak.ssf.event.SsfEvent;
import org.keycloak.ssf.event.SsfEventProviderFactory;

/** Makes {@link CaepTokenClaimsChange} known to Keycloak's registry of events, so that receivers can ask for it. */
public final class TokenClaimsChangeFactory implements SsfEventProviderFactory, EnvironmentDependentProviderFactory {

    @Override
    public Map<String, Supplier<? extends SsfEvent>> getContributedEventFactories() {
        return Map.of(CaepTokenClaimsChange.TYPE, CaepTokenClaimsChange::new);
    }

    @Override
    public Set<String> getEmittableEventTypes() {
        return Set.of(CaepTokenClaimsChange.TYPE);
    }

    @Override
    public Set<String> getNativelyEmittedEventTypes() {
        return Set.of(CaepTokenClaimsChange.TYPE);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public boolean isSupported(Config.Scope config) {
        return Profile.isFeatureEnabled(Profile.Feature.SSF);
    }

    @Override
    public String getId() {
        return "portico-claims";
    }
}
