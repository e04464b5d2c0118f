package dev.portico.extension.standing;

import dev.portico.extension.rest.RealmResourceFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Serves {@code /realms/{realm}/portal-standing} to the portal itself, which proves who it is as at the token endpoint. */
public final class StandingResourceFactory extends RealmResourceFactory {

    public StandingResourceFactory() {
        super("portal-standing");
    }

    @Override
    protected Object resource(KeycloakSession session, RealmModel realm) {
        return new StandingResource(session, realm);
    }
}
