package dev.portico.extension.token;

import dev.portico.extension.access.Reason;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.perspective.Perspectives;
import dev.portico.extension.sessions.GuardedClients;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.cors.Cors;
import org.keycloak.utils.OAuth2Error;

/**
 * Userinfo for a token of a guarded client whose bearer has no access any more: 401 {@code invalid_token} (RFC 6750, section
 * 3.1), as introspection says that it is not active.
 */
final class GuardedUserInfo {

    private GuardedUserInfo() {}

    static void require(
            TokenView view, KeycloakSession session, UserSessionModel userSession, ClientSessionContext context) {
        ClientModel client = context.getClientSession().getClient();
        if (GuardedClients.isGuarded(client)) {
            view.refusalOfShown().or(() -> ended(session, userSession)).ifPresent(reason -> {
                new Refusal(session, reason, view.meant()).record(EventType.USER_INFO_REQUEST, userSession, client);
                throw refused(reason, session, client);
            });
        }
    }

    /** Why the perspective that this session is counts no longer; empty in one's own. */
    private static Optional<Reason> ended(KeycloakSession session, UserSessionModel userSession) {
        return Perspective.in(userSession).flatMap(looking -> Perspectives.of(session, userSession.getRealm())
                .refusal(looking));
    }

    private static WebApplicationException refused(Reason reason, KeycloakSession session, ClientModel client) {
        return new OAuth2Error()
                .json(false)
                .session(session)
                .realm(client.getRealm())
                .cors(Cors.builder().auth().checkAllowedOrigins(session, client))
                .invalidToken(reason.wireName());
    }
}
