package dev.portico.extension.directory;

import dev.portico.extension.access.OrganizationId;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.storage.StorageId;

/**
 * Memberships in the database: an organisation's members are in its internal group, and its other groups hang on it.
 *
 * <p>One statement per person and organisation, where Keycloak needs one for the membership, one for the groups and, not
 * cached, one per organisation of the person. Users of a federation that is not imported keep theirs in another table.
 */
final class MembershipRows {

    /** The internal group comes with its attributes, because that is where Keycloak keeps the organisation's. */
    private static final String GROUPS = " join GroupEntity g on g.id = m.groupId left join fetch g.attributes"
            + " join OrganizationEntity o on (g.organization = o or g.id = o.groupId)"
            + " where o.id = :organization and o.realmId = :realm";

    private static final String OF_LOCAL_USER =
            "select g, o.groupId from UserGroupMembershipEntity m" + GROUPS + " and m.user.id = :user";

    private static final String OF_FEDERATED_USER =
            "select g, o.groupId from FederatedUserGroupMembershipEntity m" + GROUPS + " and m.userId = :user";

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
        Set<String> groups = new LinkedHashSet<>();
        for (Object[] row : rows) {
            String group = ((GroupEntity) row[0]).getId();
            if (group.equals(row[1])) {
                isMember = true;
            } else {
                groups.add(group);
            }
        }
        return isMember ? new InOrganization(true, List.copyOf(groups)) : InOrganization.NOWHERE;
    }
}
