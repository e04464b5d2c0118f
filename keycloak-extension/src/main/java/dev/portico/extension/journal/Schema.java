package dev.portico.extension.journal;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;

/**
 * How far our tables have come, by what Liquibase has written down; Keycloak does not start where it could not do all of it.
 *
 * @param latest id of the last change set that was run
 * @param changes how many there were
 */
public record Schema(@Nullable String latest, int changes) {

    public static Schema of(KeycloakSession session) {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        String table =
                JpaUtils.getTableNameForNativeQuery(JpaUtils.getCustomChangelogTableName(OwnTablesFactory.ID), store);
        List<?> ids = store.createNativeQuery("select ID from " + table + " order by ORDEREXECUTED desc")
                .getResultList();
        return new Schema(ids.isEmpty() ? null : String.valueOf(ids.get(0)), ids.size());
    }
}
