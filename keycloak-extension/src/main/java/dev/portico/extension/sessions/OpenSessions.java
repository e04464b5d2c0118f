package dev.portico.extension.sessions;

import dev.portico.extension.access.OrganizationId;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What people have open in one realm, online and offline. Clients with a back-channel logout are to be told of its end when it is
 * committed; Keycloak's own call would keep the request waiting for their answer.
 */
final class OpenSessions {

    private static final Logger LOG = Logger.getLogger(OpenSessions.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final List<LogoutCall> calls = new ArrayList<>();

    OpenSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whom to tell of what was ended. */
    List<LogoutCall> calls() {
        return List.copyOf(calls);
    }

    void logOut(String userId) {
        each(userId, open -> {
            open.getAuthenticatedClientSessions().values().forEach(this::tellLater);
            AuthenticationManager.backchannelLogout(session, open, true);
        });
    }

    /** The online one of this id, where it is not gone already; one that no browser knows of. */
    void close(String id) {
        UserSessionModel open = session.sessions().getUserSession(realm, id);
        if (open != null) {
            // Keycloak cannot say who it is without a request, and behind one there is only what has ended by itself.
            if (headers() != null) {
                open.getAuthenticatedClientSessions().values().forEach(this::tellLater);
            }
            session.sessions().removeUserSession(realm, open);
        }
    }

    void leavePortal(String userId) {
        each(userId, open -> end(open, portal(open)));
    }

    /**
     * What is open in one organisation. Where a client holds others in the same session, its refresh tokens for this one end and
     * the rest stays.
     *
     * @param told whether clients hear of it otherwise; where they do not, they are logged out of what they share with others, too
     */
    void leavePortal(String userId, OrganizationId organization, boolean told) {
        each(userId, open -> {
            List<AuthenticatedClientSessionModel> ending = new ArrayList<>();
            for (AuthenticatedClientSessionModel each : portal(open)) {
                TokenFamilies families = new TokenFamilies(each);
                if (!families.mayBeFor(organization)) {
                    continue;
                }
                if (told && families.areForOthersThan(organization)) {
                    families.end(organization);
                } else {
                    ending.add(each);
                }
            }
            end(open, ending);
        });
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

    private static List<AuthenticatedClientSessionModel> portal(UserSessionModel open) {
        return open.getAuthenticatedClientSessions().values().stream()
                .filter(each -> isPortal(each.getClient()))
                .toList();
    }

    private void end(UserSessionModel open, List<AuthenticatedClientSessionModel> ending) {
        ending.forEach(this::tellLater);
        ending.forEach(each -> AuthenticationManager.backchannelLogoutUserSessionFromClient(
                session,
                open.getRealm(),
                open,
                each.getClient(),
                session.getContext().getUri(),
                headers()));
        if (open.isOffline() && open.getAuthenticatedClientSessions().isEmpty()) {
            session.sessions().removeOfflineUserSession(open.getRealm(), open);
        }
    }

    /** Keycloak calls no client whose session is marked as logged out. What cannot be told must not keep a session open. */
    private void tellLater(AuthenticatedClientSessionModel open) {
        try {
            LogoutCall.of(session, open).ifPresent(call -> {
                calls.add(call);
                open.setAction(AuthenticationSessionModel.Action.LOGGED_OUT.name());
            });
        } catch (RuntimeException failed) {
            LOG.warnf(
                    failed,
                    "Client %s cannot be told of a logout",
                    open.getClient().getId());
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
