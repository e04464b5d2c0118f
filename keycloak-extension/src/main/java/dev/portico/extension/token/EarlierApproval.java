package dev.portico.extension.token;

import dev.portico.extension.access.Reason;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantType;
import org.keycloak.protocol.oidc.grants.ciba.channel.CIBAAuthenticationRequest;

/**
 * What somebody approved on their own device (CIBA) before they were deactivated is worth nothing after re-activation (R39).
 *
 * <p>Codes, device codes and refresh tokens belong to a session, which deactivating ends. An approval of CIBA does not: Keycloak
 * makes the session when the client comes for the tokens ({@code CibaGrantType.createUserSession}) and looks only whether the
 * account is enabled by then.
 */
final class EarlierApproval {

    private EarlierApproval() {}

    /** Of the second in which everything was ended, too: asking again costs less than letting in. */
    static Optional<Reason> refusal(
            KeycloakSession session, UserSessionModel userSession, ClientSessionContext context) {
        if (!OAuth2Constants.CIBA_GRANT_TYPE.equals(context.getAttribute(Constants.GRANT_TYPE, String.class))) {
            return Optional.empty();
        }
        int notBefore = session.users().getNotBeforeOfUser(userSession.getRealm(), userSession.getUser());
        return askedAt(session) <= notBefore ? Optional.of(Reason.STALE) : Optional.empty();
    }

    private static long askedAt(KeycloakSession session) {
        String request =
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(CibaGrantType.AUTH_REQ_ID);
        return CIBAAuthenticationRequest.deserialize(session, request).getIat();
    }
}
