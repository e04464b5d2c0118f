package dev.portico.extension.internals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.infinispan.RealmCacheSession;
import org.keycloak.models.cache.infinispan.entities.CachedRealmRole;
import org.keycloak.models.cache.infinispan.entities.CachedRole;

/**
 * Puts all of the portal's roles into Keycloak's role cache with one statement, where Keycloak takes two per role: a level is
 * made of a dozen. What Keycloak invalidates is invalidated as ever.
 */
public final class PortalRoles {

    /** A role's attributes times its parts: some hundred short rows, and one statement. */
    private static final String READ = "select r.id, r.name, r.description, a.name, a.value, p.id, p.name, p.clientId"
            + " from RoleEntity r left join r.attributes a"
            + " left join CompositeRoleEntity c on c.parentRole = r left join c.childRole p"
            + " where r.realmId = :realm and r.clientRole = false"
            + " and (r.id in (:held) or exists (select 1 from CompositeRoleEntity h"
            + " where h.childRole = r and h.parentRole.id in (:held))"
            + " or exists (select m.id from RoleAttributeEntity m where m.role = r and m.name like 'portal.%'))";

    private final KeycloakSession session;
    private final RealmModel realm;

    public PortalRoles(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Does nothing while it was done before and these are still in the cache.
     *
     * @param held ids of the roles that are going to be looked at, with whatever they are made of
     */
    public void warm(Collection<String> held) {
        CacheRealmProvider provider = session.getProvider(CacheRealmProvider.class);
        CountCache.Slot done = CountCache.of(session, realm).slot("portico.roles." + realm.getId());
        if (!(provider instanceof RealmCacheSession cache)
                || held.isEmpty()
                || (done.value().isPresent()
                        && held.stream().allMatch(role -> cache.getCache().get(role, CachedRole.class) != null))) {
            return;
        }
        long known = cache.getCache().getCurrentCounter();
        read(held).forEach(role -> fill(cache, role, known));
        done.fill(1);
    }

    /** What the cache has not read of a role yet it takes from ours, unless its entry is newer than our reading. */
    private void fill(RealmCacheSession cache, ReadRole role, long known) {
        if (cache.isInvalid(role.getId())) {
            return;
        }
        CachedRole found = cache.getCache().get(role.getId(), CachedRole.class);
        if (found != null && found.getRevision() > known) {
            return;
        }
        CachedRole entry = found == null ? new CachedRealmRole(known, role, realm) : found;
        entry.getComposites(session, () -> role);
        entry.getAttributes(session, () -> role);
        if (found == null) {
            cache.getCache().addRevisioned(entry, cache.getStartupRevision());
        }
    }

    private Collection<ReadRole> read(Collection<String> held) {
        Map<String, ReadRole> roles = new HashMap<>();
        try (Stream<Object[]> rows = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(READ, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("held", held)
                .getResultStream()) {
            rows.forEach(row -> read(row, roles));
        }
        return List.copyOf(roles.values());
    }

    private void read(Object[] row, Map<String, ReadRole> roles) {
        ReadRole role = roles.computeIfAbsent(
                (String) row[0], id -> new ReadRole(realm, id, (String) row[1], (String) row[2], null));
        if (row[3] != null) {
            role.attribute((String) row[3], (String) row[4]);
        }
        if (row[5] != null) {
            role.part(new ReadRole(realm, (String) row[5], (String) row[6], null, (String) row[7]));
        }
    }
}
