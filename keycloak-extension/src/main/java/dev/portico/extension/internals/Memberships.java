package dev.portico.extension.internals;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.storage.StorageId;

/**
 * All organisations of a user, by id, and whether each manages the account; one statement, however many.
 *
 * <p>Accounts of a federation that is not imported are never managed (JpaOrganizationProvider#isManagedMember).
 */
record Memberships(Map<String, Boolean> managedById) {

    private static final String OF_LOCAL_USER = "select o.id, m.membershipType"
            + " from UserGroupMembershipEntity m, OrganizationEntity o"
            + " where m.user.id = :user and o.groupId = m.groupId and o.realmId = :realm order by o.name, o.id";

    private static final String OF_FEDERATED_USER = "select o.id, 'UNMANAGED'"
            + " from FederatedUserGroupMembershipEntity m, OrganizationEntity o"
            + " where m.userId = :user and o.groupId = m.groupId and o.realmId = :realm order by o.name, o.id";

    static Memberships read(KeycloakSession session, UserModel user) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Map<String, Boolean> managed = new LinkedHashMap<>();
        entities.createQuery(StorageId.isLocalStorage(user.getId()) ? OF_LOCAL_USER : OF_FEDERATED_USER, Object[].class)
                .setParameter("user", user.getId())
                .setParameter("realm", session.getContext().getRealm().getId())
                .getResultStream()
                .forEach(row -> managed.put(
                        (String) row[0], MembershipType.MANAGED.name().equals(row[1])));
        return new Memberships(Collections.unmodifiableMap(managed));
    }

    boolean contains(String organization) {
        return managedById.containsKey(organization);
    }

    boolean isManagedBy(String organization) {
        return managedById.getOrDefault(organization, false);
    }

    Collection<String> organizations() {
        return managedById.keySet();
    }
}
