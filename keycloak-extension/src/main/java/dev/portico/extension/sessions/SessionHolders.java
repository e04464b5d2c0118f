package dev.portico.extension.sessions;

import dev.portico.extension.access.OrganizationId;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.common.Profile;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Those of many people who have something open; one statement.
 *
 * @param members a query for ids of users
 * @param id what it asks for
 */
record SessionHolders(String members, String id) {

    static SessionHolders in(GroupModel group) {
        return new SessionHolders(
                "select m.user.id from UserGroupMembershipEntity m where m.groupId = :id", group.getId());
    }

    static SessionHolders membersOf(OrganizationId organization) {
        return new SessionHolders(
                "select m.user.id from UserGroupMembershipEntity m, OrganizationEntity o"
                        + " where o.id = :id and m.groupId = o.groupId",
                organization.value());
    }

    /** As the database has it now. Sessions are there, too, unless that is switched off; then everybody is looked at. */
    List<String> read(KeycloakSession session, RealmModel realm) {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        if (!Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS)) {
            return store.createQuery(members, String.class)
                    .setParameter("id", id)
                    .getResultList();
        }
        String holding = "select distinct s.userId from PersistentUserSessionEntity s where s.realmId = :realm"
                + " and s.userId in (" + members + ")";
        return store.createQuery(holding, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("id", id)
                .getResultList();
    }
}
