package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Complaints;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * A token that was not made, or that counts no longer: for the realm's events, with user, client, organisation and reason, and,
 * once, for the log where the realm itself is incomplete.
 */
final class Refusal {

    static final String ERROR = "access_denied";

    private static final Logger LOG = Logger.getLogger(Refusal.class);

    /** Grants whose user session is older than the request; {@code null} is a browser without a code. */
    private static final Set<String> SHARING_A_SESSION = Set.of(
            OAuth2Constants.AUTHORIZATION_CODE,
            OAuth2Constants.REFRESH_TOKEN,
            OAuth2Constants.DEVICE_CODE_GRANT_TYPE,
            OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE,
            "null");

    /**
     * What Keycloak itself calls what these grants do. A browser and a password are a login, and so is a refresh here: of
     * {@code REFRESH_TOKEN_ERROR} Keycloak keeps nothing unless a realm asks for it ({@code EventType.isSaveByDefault}).
     */
    private static final Map<String, EventType> EVENTS = Map.of(
            OAuth2Constants.AUTHORIZATION_CODE, EventType.CODE_TO_TOKEN,
            OAuth2Constants.CLIENT_CREDENTIALS, EventType.CLIENT_LOGIN,
            OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE, EventType.TOKEN_EXCHANGE,
            OAuth2Constants.DEVICE_CODE_GRANT_TYPE, EventType.OAUTH2_DEVICE_CODE_TO_TOKEN,
            OAuth2Constants.CIBA_GRANT_TYPE, EventType.AUTHREQID_TO_TOKEN,
            PerspectiveGrant.TYPE, EventType.IMPERSONATE,
            OAuth2Constants.JWT_AUTHORIZATION_GRANT, EventType.JWT_AUTHORIZATION_GRANT);

    private final KeycloakSession session;
    private final Reason reason;
    private final Optional<OrganizationId> organization;

    /** @param organization the one that was meant, whether or not the person belongs to it */
    Refusal(KeycloakSession session, Reason reason, Optional<OrganizationId> organization) {
        this.session = session;
        this.reason = reason;
        this.organization = organization;
    }

    /** For a token that was not made. */
    void record(UserSessionModel userSession, ClientSessionContext context) {
        ClientModel client = context.getClientSession().getClient();
        EventBuilder event = event(EVENTS.getOrDefault(grant(context), EventType.LOGIN), userSession, client);
        if (context.getAttribute(Constants.GRANT_TYPE, String.class) != null) {
            event.detail(Details.GRANT_TYPE, grant(context));
        }
        event.error(ERROR);
        complain(userSession.getRealm());
    }

    /** For a token that counts no longer. */
    void record(EventType what, UserSessionModel userSession, ClientModel client) {
        event(what, userSession, client).error(ERROR);
    }

    /** Error events are stored at once, in their own transaction: the request's is rolled back. */
    private EventBuilder event(EventType what, UserSessionModel userSession, ClientModel client) {
        return detail(new EventBuilder(
                        userSession.getRealm(), session, session.getContext().getConnection())
                .event(what)
                .client(client)
                .user(userSession.getUser().getId())
                .session(userSession.getId()));
    }

    private static void complain(RealmModel realm) {
        if (realm.getRole(Permission.PORTAL_ENTER.wireName()) == null) {
            Complaints.once(
                    realm.getId() + " has no roles",
                    () -> LOG.warnf(
                            "Realm %s has none of the portal's roles, so nobody has access; import them first",
                            realm.getId()));
        }
    }

    /** Adds why, and where, to an event that somebody else stores. */
    EventBuilder detail(EventBuilder event) {
        organization.ifPresent(where -> event.detail(Details.ORG_ID, where.value()));
        return event.detail(Details.REASON, reason.wireName());
    }

    /**
     * Ends the session where the grant made it for these tokens alone. A browser's session stays: other clients share it, and
     * another tab may hold tokens for another organisation.
     */
    void endSession(UserSessionModel userSession, ClientSessionContext context) {
        boolean shared = SHARING_A_SESSION.contains(grant(context));
        if (!shared && userSession.getAuthenticatedClientSessions().size() <= 1) {
            session.sessions().removeUserSession(userSession.getRealm(), userSession);
        }
    }

    private static String grant(ClientSessionContext context) {
        return String.valueOf(context.getAttribute(Constants.GRANT_TYPE, String.class));
    }
}
