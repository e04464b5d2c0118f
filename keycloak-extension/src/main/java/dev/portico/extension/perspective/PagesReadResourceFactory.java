package dev.portico.extension.perspective;

import dev.portico.extension.rest.RealmResourceFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Serves {@code /realms/{realm}/portal-pages} to the portal itself, which proves who it is as at the token endpoint. */
public final class PagesReadResourceFactory extends RealmResourceFactory {

    public PagesReadResourceFactory() {
        super("portal-pages");
    }

    @Override
    protected Object resource(KeycloakSession session, RealmModel realm) {
        return new PagesReadResource(session, realm);
    }
}
