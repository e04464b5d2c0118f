package dev.portico.extension.internals;

import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.infinispan.RealmCacheSession;
import org.keycloak.models.cache.infinispan.entities.RoleListQuery;

/**
 * Has Keycloak remember that a client has no roles.
 *
 * <p>For every token of a client without full scope it asks for the client's roles, and it caches the answer only when there
 * are some (RealmCacheSession#getClientRolesStream). Adding a role drops the entry as it drops any other.
 */
public final class EmptyClientRoles {

    private static final String COUNT =
            "select count(r) from RoleEntity r where r.clientRole = true and r.clientId = :client";

    private EmptyClientRoles() {}

    /** One statement when the entry is missing, nothing otherwise. */
    public static void remember(KeycloakSession session, ClientModel client) {
        String key = client.getId() + ".roles";
        if (client.isFullScopeAllowed()
                || !(session.getProvider(CacheRealmProvider.class) instanceof RealmCacheSession cache)
                || cache.isInvalid(key)
                || cache.getCache().get(key, RoleListQuery.class) != null) {
            return;
        }
        long known = cache.getCache().getCurrentRevision(key);
        long roles = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(COUNT, Long.class)
                .setParameter("client", client.getId())
                .getSingleResult();
        if (roles == 0) {
            cache.getCache()
                    .addRevisioned(
                            new RoleListQuery(known, key, client.getRealm(), Set.of(), client.getClientId()),
                            cache.getStartupRevision());
        }
    }
}
