package dev.portico.extension.sessions;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** What people have open in one realm, online and offline; clients with a back-channel logout are told of its end. */
final class OpenSessions {

    private final KeycloakSession session;
    private final RealmModel realm;

    OpenSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    void logOut(String userId) {
        each(userId, open -> AuthenticationManager.backchannelLogout(session, open, true));
    }

    void leavePortal(String userId) {
        each(userId, this::leavePortal);
    }

    private void each(String userId, Consumer<UserSessionModel> end) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            List<UserSessionModel> online =
                    session.sessions().getUserSessionsStream(realm, user).toList();
            List<UserSessionModel> offline =
                    session.sessions().getOfflineUserSessionsStream(realm, user).toList();
            online.forEach(end);
            offline.forEach(end);
        }
    }

    private void leavePortal(UserSessionModel open) {
        List<ClientModel> guarded = open.getAuthenticatedClientSessions().values().stream()
                .map(AuthenticatedClientSessionModel::getClient)
                .filter(OpenSessions::isPortal)
                .toList();
        guarded.forEach(client -> AuthenticationManager.backchannelLogoutUserSessionFromClient(
                session, open.getRealm(), open, client, session.getContext().getUri(), headers()));
        if (open.isOffline() && open.getAuthenticatedClientSessions().isEmpty()) {
            session.sessions().removeOfflineUserSession(open.getRealm(), open);
        }
    }

    /** There are none behind the request; they matter to frontchannel logouts alone, which this is not. */
    private @Nullable HttpHeaders headers() {
        try {
            return session.getContext().getHttpRequest().getHttpHeaders();
        } catch (ContextNotActiveException behindTheRequest) {
            return null;
        }
    }

    private static boolean isPortal(ClientModel client) {
        return GuardedClients.isGuarded(client)
                || GuardedClients.carriesAccess(client)
                || Stream.of(true, false)
                        .flatMap(usual -> client.getClientScopes(usual).values().stream())
                        .anyMatch(GuardedClients::carriesAccess);
    }
}
