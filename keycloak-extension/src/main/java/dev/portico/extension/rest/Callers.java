package dev.portico.extension.rest;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.directory.Directory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/** What somebody who is not calling could do if they were, as things are now: for what was asked for earlier. */
public final class Callers {

    private Callers() {}

    /** As a person of the realm; organisations assigned to an agent are left out, they only let look. */
    public static Caller person(KeycloakSession session, RealmModel realm, UserModel user) {
        return person(session, realm, user, Set::of);
    }

    /** The same with the organisations assigned to them as an agent. */
    public static Caller person(
            KeycloakSession session, RealmModel realm, UserModel user, Supplier<Set<OrganizationId>> assigned) {
        return new UserCaller(
                user, Directory.of(session, realm), Optional.empty(), assigned, mine -> Set.of(), Optional.empty());
    }

    /**
     * As an administrator of the realm, by the roles their account has; empty for accounts that cannot be one's.
     *
     * @param home the realm of their account
     */
    public static Optional<Caller> administrator(
            KeycloakSession session, RealmModel realm, RealmModel home, UserModel user) {
        if (!home.equals(realm) && !RealmManager.isAdministrationRealm(home)) {
            return Optional.empty();
        }
        // Keycloak's evaluator for an account without a token looks for it in the wrong realm (26.7.4,
        // MgmtPermissions).
        AccessToken token = new AccessToken();
        token.subject(user.getId());
        AdminAuth account = new AdminAuth(home, token, user, null);
        return Optional.of(new AdminCaller(session, AdminPermissions.evaluator(session, realm, account)));
    }
}
