package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import java.util.Objects;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.services.util.DefaultClientSessionContext;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** The session of a person that a perspective is; no browser gets a cookie of it. */
final class PerspectiveSession {

    private static final String METHOD = "portico-perspective";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;

    PerspectiveSession(KeycloakSession session, RealmModel realm, ClientModel client) {
        this.session = session;
        this.realm = realm;
        this.client = client;
    }

    ClientSessionContext begin(UserModel person, OrganizationId organization, String scope) {
        RootAuthenticationSessionModel root =
                new AuthenticationSessionManager(session).createAuthenticationSession(realm, false);
        AuthenticationSessionModel login = root.createAuthenticationSession(client);
        login.setAuthenticatedUser(person);
        login.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        login.setClientNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        login.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, scope);
        OrganizationChoice.note(login, organization);
        UserSessionModel eyes = new UserSessionManager(session)
                .createUserSession(
                        root.getId(),
                        realm,
                        person,
                        person.getUsername(),
                        session.getContext().getConnection().getRemoteHost(),
                        METHOD,
                        false,
                        null,
                        null,
                        UserSessionModel.SessionPersistenceState.PERSISTENT);
        ClientSessionContext context = TokenManager.attachAuthenticationSession(session, eyes, login);
        // What is left of the login would lead back to the session, had somebody a cookie of it.
        session.authenticationSessions().removeRootAuthenticationSession(realm, root);
        return online(context);
    }

    /** Keeps the session from ending while it is in use. */
    ClientSessionContext again(UserSessionModel eyes, String scope) {
        AuthenticatedClientSessionModel open =
                Objects.requireNonNull(eyes.getAuthenticatedClientSessionByClient(client.getId()));
        eyes.setLastSessionRefresh((int) Time.currentTimeSeconds());
        return online(DefaultClientSessionContext.fromClientSessionAndScopeParameter(open, scope, session));
    }

    /** Whatever scopes the client has: there is nothing offline about it. */
    private static ClientSessionContext online(ClientSessionContext context) {
        context.setAttribute(OAuth2Constants.OFFLINE_ACCESS, false);
        return context;
    }
}
