package dev.portico.extension.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/**
 * Makes {@link GuardedIntrospection}, under the id of Keycloak's own provider for access tokens: of two with one id Keycloak
 * takes the one that is not its own ({@code ProviderManager.compareFactories}).
 */
public final class GuardedIntrospectionFactory extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new GuardedIntrospection(session);
    }
}
