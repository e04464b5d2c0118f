package dev.portico.extension.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Makes {@link MintCheck}, which always runs: there is no switch by which an admin could turn it off for a realm. */
public final class MintCheckFactory implements TokenPostProcessorFactory {

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new MintCheck(session);
    }

    @Override
    public String getId() {
        return "portico-mint-check";
    }
}
