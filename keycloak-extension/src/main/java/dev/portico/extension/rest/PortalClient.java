package dev.portico.extension.rest;

import jakarta.ws.rs.WebApplicationException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;

/** The portal itself, where nobody is there to show a token: confidential, by the name that the realm file gives it. */
public final class PortalClient {

    private static final String NAME = "portal";

    private final KeycloakSession session;
    private final RealmModel realm;

    public PortalClient(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether a realm has the portal at all: somebody who reads what comes to its mailbox. */
    public static boolean isIn(RealmModel realm) {
        ClientModel client = realm.getClientByClientId(NAME);
        return client != null && isPortal(client);
    }

    /** Throws a 401, whatever is wrong with the client: which of the checks failed is nobody's business. */
    public void require() {
        if (!realm.isEnabled() || !isSecure() || !isPortal(authenticated())) {
            throw Problem.unauthenticated(false);
        }
    }

    private ClientModel authenticated() {
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(EventType.CLIENT_LOGIN);
        try {
            return AuthorizeClientUtil.authorizeClient(session, event, null).getClient();
        } catch (WebApplicationException refused) {
            throw Problem.unauthenticated(false);
        }
    }

    private static boolean isPortal(ClientModel client) {
        return NAME.equals(client.getClientId())
                && client.isEnabled()
                && !client.isPublicClient()
                && !client.isBearerOnly();
    }

    private boolean isSecure() {
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme())
                || !realm.getSslRequired().isRequired(session.getContext().getConnection());
    }
}
