package dev.portico.extension.token;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.PkceUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * By what a code's redemption knows the login it came from, among those of the same browser and client: the nonce, which the
 * code carries along, or else the PKCE challenge (RFC 7636), which the verifier leads back to. A client that sends neither
 * leaves no trace.
 */
final class LoginTrace {

    private LoginTrace() {}

    /** What this login leaves. */
    static Optional<String> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getClientNote(OIDCLoginProtocol.NONCE_PARAM))
                .or(() -> Optional.ofNullable(login.getClientNote(OIDCLoginProtocol.CODE_CHALLENGE_PARAM)));
    }

    /** What the login may have left that the tokens of this request belong to. */
    static List<String> in(KeycloakSession session, ClientSessionContext context) {
        Optional<String> nonce = Optional.ofNullable(context.getAttribute(OIDCLoginProtocol.NONCE_PARAM, String.class));
        return nonce.map(List::of).orElseGet(() -> challenges(session));
    }

    private static List<String> challenges(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getHttpRequest().getDecodedFormParameters())
                .map(form -> form.getFirst(OAuth2Constants.CODE_VERIFIER))
                .map(verifier -> Stream.of(OAuth2Constants.PKCE_METHOD_S256, OAuth2Constants.PKCE_METHOD_PLAIN)
                        .map(method -> PkceUtils.encodeCodeChallenge(verifier, method))
                        .toList())
                .orElse(List.of());
    }
}
