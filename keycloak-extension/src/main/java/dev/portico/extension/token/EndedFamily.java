package dev.portico.extension.token;

import dev.portico.extension.access.Reason;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.RefreshToken;

/**
 * A refresh token that ended when access to its organisation did, in a session that holds another: it is not revived when access is
 * given again. Where a session holds no other, it is ended as a whole, and Keycloak refuses by itself.
 */
final class EndedFamily {

    private EndedFamily() {}

    static Optional<Reason> refusal(TokenPostProcessorContext context) {
        RefreshToken shown = context.requestRefreshToken();
        if (shown == null) {
            return Optional.empty();
        }
        AuthenticatedClientSessionModel session = context.clientSessionCtx().getClientSession();
        return OrganizationBinding.in(shown)
                .filter(bound -> bound.ended(session, shown.getIat()))
                .map(bound -> Reason.STALE);
    }
}
