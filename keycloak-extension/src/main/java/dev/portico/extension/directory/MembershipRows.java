package dev.portico.extension.directory;

import dev.portico.extension.access.OrganizationId;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * Memberships in the database: an organisation's members are in its internal group, and its other groups hang on it.
 *
 * <p>One statement per person and organisation, where Keycloak needs one for the membership, one for the groups and, not
 * cached, one per organisation of the person. Users of a federation that is not imported keep theirs in another table.
 */
final class MembershipRows {

    private static final String OF_LOCAL_USER = "select m.groupId, o.groupId"
            + " from UserGroupMembershipEntity m, GroupEntity g, OrganizationEntity o"
            + " where m.user.id = :user and o.id = :organization and o.realmId = :realm"
            + " and g.id = m.groupId and (g.organization = o or g.id = o.groupId)";

    private static final String OF_FEDERATED_USER = "select m.groupId, o.groupId"
            + " from FederatedUserGroupMembershipEntity m, GroupEntity g, OrganizationEntity o"
            + " where m.userId = :user and o.id = :organization and o.realmId = :realm"
            + " and g.id = m.groupId and (g.organization = o or g.id = o.groupId)";

    private final EntityManager entities;
    private final String realm;

    private MembershipRows(EntityManager entities, String realm) {
        this.entities = entities;
        this.realm = realm;
    }

    static MembershipRows of(KeycloakSession session, String realm) {
        return new MembershipRows(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm);
    }

    InOrganization read(UserModel user, OrganizationId organization) {
        String query = StorageId.isLocalStorage(user.getId()) ? OF_LOCAL_USER : OF_FEDERATED_USER;
        List<Object[]> rows = entities.createQuery(query, Object[].class)
                .setParameter("user", user.getId())
                .setParameter("organization", organization.value())
                .setParameter("realm", realm)
                .getResultList();
        boolean isMember = false;
        List<String> groups = new ArrayList<>();
        for (Object[] row : rows) {
            if (row[0].equals(row[1])) {
                isMember = true;
            } else {
                groups.add((String) row[0]);
            }
        }
        return isMember ? new InOrganization(true, List.copyOf(groups)) : InOrganization.NOWHERE;
    }
}
