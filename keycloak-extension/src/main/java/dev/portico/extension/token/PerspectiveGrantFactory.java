package dev.portico.extension.token;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory;

/** Makes {@link PerspectiveGrant}. */
public final class PerspectiveGrantFactory implements OAuth2GrantTypeFactory {

    @Override
    public String getId() {
        return PerspectiveGrant.TYPE;
    }

    /** In the ids of tokens, by which Keycloak finds the grant again; no other grant's. */
    @Override
    public String getShortcut() {
        return "pv";
    }

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new PerspectiveGrant();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
