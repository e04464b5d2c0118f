package dev.portico.extension.notices;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.directory.Directory;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Those who run an organisation's people: enabled members who may assign levels there now. */
final class OrganizationAdmins {

    private static final String CANDIDATES = "select distinct m.user.id from UserGroupMembershipEntity m,"
            + " GroupRoleMappingEntity r where r.group.id = m.groupId and r.roleId in :roles"
            + " and r.group.organization.id = :organization and m.user.enabled = true order by m.user.id";

    /** Whoever has more of them than this has a newsletter. */
    private static final int MOST = 100;

    private final KeycloakSession session;
    private final RealmModel realm;

    OrganizationAdmins(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    List<UserModel> of(Organization organization) {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Directory directory = Directory.of(session, realm);
        List<String> roles = roles();
        return roles.isEmpty()
                ? List.of()
                : store.createQuery(CANDIDATES, String.class)
                        .setParameter("roles", roles)
                        .setParameter("organization", organization.id().value())
                        .setMaxResults(MOST)
                        .getResultStream()
                        .map(id -> session.users().getUserById(realm, id))
                        .filter(Objects::nonNull)
                        .filter(user -> directory.decide(user, organization).allows(Permission.MEMBERS_ASSIGN_LEVELS))
                        .toList();
    }

    private List<String> roles() {
        return realm.getRolesStream()
                .filter(role -> Directory.rolesOf(role).stream()
                        .anyMatch(each -> !each.is(Role.Kind.VENDOR)
                                && each.entitlements().contains(Permission.MEMBERS_ASSIGN_LEVELS)))
                .map(RoleModel::getId)
                .toList();
    }
}
