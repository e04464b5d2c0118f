package dev.portico.extension.settings;

import dev.portico.extension.access.OrganizationId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.RealmEntity;

/**
 * The attributes of a realm or an organisation as the database has them now: a cache may not know yet what somebody else has
 * just written. Who is going to write locks first; then nobody else does until this transaction has ended.
 */
final class SettingsRows {

    private static final String OF_REALM = "select a.name, a.value from RealmAttributeEntity a"
            + " where a.realm.id = :owner and a.name like 'portal.%'";

    private static final String OF_ORGANIZATION = "select a.name, a.value from GroupAttributeEntity a,"
            + " OrganizationEntity o where o.id = :owner and a.group.id = o.groupId";

    private final EntityManager store;

    SettingsRows(KeycloakSession session) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    void lockRealm(String id) {
        store.find(RealmEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    void lock(OrganizationId organization) {
        store.find(OrganizationEntity.class, organization.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of the portal. */
    Map<String, List<String>> ofRealm(String id) {
        return read(OF_REALM, id);
    }

    /** All of them. */
    Map<String, List<String>> of(OrganizationId organization) {
        return read(OF_ORGANIZATION, organization.value());
    }

    private Map<String, List<String>> read(String query, String owner) {
        return store.createQuery(query, Object[].class)
                .setParameter("owner", owner)
                .getResultStream()
                .filter(row -> Stream.of(row).allMatch(column -> column != null))
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }
}
