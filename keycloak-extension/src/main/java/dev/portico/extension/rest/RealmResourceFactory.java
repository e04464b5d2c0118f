package dev.portico.extension.rest;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * Serves one resource in every realm, at {@code /realms/{realm}/<id>}. Keycloak lets everybody in ({@link RealmResourceProvider}): the
 * resource itself says who may ask.
 */
public abstract class RealmResourceFactory implements RealmResourceProviderFactory {

    private final String id;

    protected RealmResourceFactory(String id) {
        this.id = id;
    }

    /** Made anew for each request. */
    protected abstract Object resource(KeycloakSession session, RealmModel realm);

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return resource(session, session.getContext().getRealm());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
