package dev.portico.extension.sessions;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Ends what somebody has open, once the change that calls for it is committed: before that the sessions would be renewed with
 * the old rights, and clients would be told by HTTP while rows are locked.
 *
 * <p>Were the server to die in between, the sessions would be left, and worth nothing: rights are looked up at every refresh,
 * introspection and call, and {@link #endAll} has outdated the tokens by then.
 */
public final class PortalSessions {

    private static final Logger LOG = Logger.getLogger(PortalSessions.class);

    private final KeycloakSession session;
    private final RealmModel realm;

    private PortalSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static PortalSessions of(KeycloakSession session, RealmModel realm) {
        return new PortalSessions(session, realm);
    }

    /**
     * Ends the part that guarded clients have in this person's sessions, offline ones included: their refresh tokens are worth
     * nothing, and a browser gets new ones without a password. Other applications are left alone.
     */
    public void endAtPortal(UserModel user) {
        afterCommit(user, PortalSessions::leavePortal);
    }

    /** Ends every session of this person, and outdates every token made before now; nothing of it is ever revived (R39). */
    public void endAll(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, (int) Time.currentTimeSeconds());
        afterCommit(user, PortalSessions::logOut);
    }

    private void afterCommit(UserModel user, BiConsumer<KeycloakSession, UserSessionModel> end) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = realm.getId();
        String userId = user.getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    KeycloakModelUtils.runJobInTransaction(
                            factory, session.getContext(), later -> endEach(later, realmId, userId, end));
                } catch (RuntimeException failed) {
                    LOG.errorf(failed, "Sessions of user %s could not be ended", userId);
                }
            }

            @Override
            protected void rollbackImpl() {
                // nothing was changed, so nothing ends
            }
        });
    }

    private static void endEach(
            KeycloakSession session, String realmId, String userId, BiConsumer<KeycloakSession, UserSessionModel> end) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = session.users().getUserById(realm, userId);
        if (user != null) {
            List<UserSessionModel> online =
                    session.sessions().getUserSessionsStream(realm, user).toList();
            List<UserSessionModel> offline =
                    session.sessions().getOfflineUserSessionsStream(realm, user).toList();
            online.forEach(each -> end.accept(session, each));
            offline.forEach(each -> end.accept(session, each));
        }
    }

    private static void logOut(KeycloakSession session, UserSessionModel open) {
        AuthenticationManager.backchannelLogout(session, open, true);
    }

    private static void leavePortal(KeycloakSession session, UserSessionModel open) {
        List<ClientModel> guarded = open.getAuthenticatedClientSessions().values().stream()
                .map(AuthenticatedClientSessionModel::getClient)
                .filter(PortalSessions::isPortal)
                .toList();
        guarded.forEach(client -> AuthenticationManager.backchannelLogoutUserSessionFromClient(
                session,
                open.getRealm(),
                open,
                client,
                session.getContext().getUri(),
                session.getContext().getHttpRequest().getHttpHeaders()));
        if (open.isOffline() && open.getAuthenticatedClientSessions().isEmpty()) {
            session.sessions().removeOfflineUserSession(open.getRealm(), open);
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
