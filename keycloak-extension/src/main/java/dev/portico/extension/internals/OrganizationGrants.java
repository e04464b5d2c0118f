package dev.portico.extension.internals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.infinispan.RealmCacheSession;

/**
 * Which roles an organisation's groups map, read with one statement for all of its groups instead of three per group, and
 * kept in Keycloak's realm cache until one of these groups is changed or removed ({@link GrantsListener}).
 */
public final class OrganizationGrants {

    private static final String READ = "select m.group.id, m.roleId from GroupRoleMappingEntity m"
            + " where m.group.organization.id = :organization";

    private final KeycloakSession session;
    private final RealmModel realm;

    public OrganizationGrants(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Ids of the roles that these groups of the organisation map, each once. */
    public List<String> roles(String organization, List<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> rolesByGroup = rolesByGroup(organization);
        return groups.stream()
                .flatMap(group -> rolesByGroup.getOrDefault(group, List.of()).stream())
                .distinct()
                .toList();
    }

    /** Has the next transaction read them again: a role that is gone is not announced as a change of the groups that mapped it. */
    public void forget(String organization) {
        CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
        if (cache != null) {
            cache.registerInvalidation(key(organization));
        }
    }

    private Map<String, List<String>> rolesByGroup(String organization) {
        CacheRealmProvider provider = session.getProvider(CacheRealmProvider.class);
        String key = key(organization);
        if (!(provider instanceof RealmCacheSession cache) || cache.isInvalid(key)) {
            return read(organization);
        }
        CachedGrants found = cache.getCache().get(key, CachedGrants.class);
        if (found == null) {
            long known = cache.getCache().getCurrentRevision(key);
            found = new CachedGrants(known, key, realm, read(organization));
            cache.getCache().addRevisioned(found, cache.getStartupRevision());
        }
        return found.rolesByGroup();
    }

    private Map<String, List<String>> read(String organization) {
        try (Stream<Object[]> rows = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(READ, Object[].class)
                .setParameter("organization", organization)
                .getResultStream()) {
            return rows.collect(Collectors.groupingBy(
                    row -> (String) row[0],
                    Collectors.mapping(row -> (String) row[1], Collectors.toUnmodifiableList())));
        }
    }

    static String key(String organization) {
        return "portico.grants." + organization;
    }
}
