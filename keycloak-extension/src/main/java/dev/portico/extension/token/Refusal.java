package dev.portico.extension.token;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Complaints;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/** A token that was not made: for the realm's events and, once, for the log where the realm itself is incomplete. */
final class Refusal {

    static final String ERROR = "access_denied";

    private static final Logger LOG = Logger.getLogger(Refusal.class);

    /** Grants whose user session is older than the request; {@code null} is a browser without a code. */
    private static final Set<String> SHARING_A_SESSION = Set.of(
            OAuth2Constants.AUTHORIZATION_CODE,
            OAuth2Constants.REFRESH_TOKEN,
            OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE,
            "null");

    private final KeycloakSession session;
    private final Reason reason;

    Refusal(KeycloakSession session, Reason reason) {
        this.session = session;
        this.reason = reason;
    }

    /** Error events are stored at once, in their own transaction: the request's is rolled back. */
    void record(UserSessionModel userSession, ClientSessionContext context) {
        RealmModel realm = userSession.getRealm();
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(event(context.getAttribute(Constants.GRANT_TYPE, String.class)))
                .client(context.getClientSession().getClient())
                .user(userSession.getUser().getId())
                .session(userSession.getId())
                .detail(Details.REASON, reason.wireName())
                .error(ERROR);
        if (realm.getRole(Permission.PORTAL_ENTER.wireName()) == null) {
            Complaints.once(
                    realm.getId() + " has no roles",
                    () -> LOG.warnf(
                            "Realm %s has none of the portal's roles, so nobody has access; import them first",
                            realm.getId()));
        }
    }

    /**
     * Ends the session where the grant made it for these tokens alone. A browser's session stays: other clients share it, and
     * another tab may hold tokens for another organisation.
     */
    void endSession(UserSessionModel userSession, ClientSessionContext context) {
        boolean shared =
                SHARING_A_SESSION.contains(String.valueOf(context.getAttribute(Constants.GRANT_TYPE, String.class)));
        if (!shared && userSession.getAuthenticatedClientSessions().size() <= 1) {
            session.sessions().removeUserSession(userSession.getRealm(), userSession);
        }
    }

    private static EventType event(@Nullable String grant) {
        return switch (String.valueOf(grant)) {
            case OAuth2Constants.REFRESH_TOKEN -> EventType.REFRESH_TOKEN;
            case OAuth2Constants.AUTHORIZATION_CODE -> EventType.CODE_TO_TOKEN;
            case OAuth2Constants.CLIENT_CREDENTIALS -> EventType.CLIENT_LOGIN;
            case OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE -> EventType.TOKEN_EXCHANGE;
            default -> EventType.LOGIN;
        };
    }
}
