package dev.portico.extension.levels;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Who holds a level in which organisation, by whatever group of it; read with one statement, before the level changes. */
final class LevelHolders {

    private static final String HOLDERS = "select distinct o.id, m.user.id from UserGroupMembershipEntity m,"
            + " GroupRoleMappingEntity r join r.group g join g.organization o"
            + " where r.roleId in (:roles) and m.groupId = g.id and g.type = 1";

    private LevelHolders() {}

    /** @param roles ids of the level's role and of all that it is a part of */
    static Map<OrganizationId, List<UserId>> of(KeycloakSession session, Set<String> roles) {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Map<OrganizationId, List<UserId>> holders =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        store.createQuery(HOLDERS, Object[].class)
                .setParameter("roles", roles)
                .getResultStream()
                .forEach(row -> holders.computeIfAbsent(
                                new OrganizationId(String.valueOf(row[0])), each -> new ArrayList<>())
                        .add(new UserId(String.valueOf(row[1]))));
        return holders;
    }
}
