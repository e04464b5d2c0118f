package dev.portico.extension.internals;

import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.infinispan.entities.AbstractRevisioned;
import org.keycloak.models.cache.infinispan.entities.InRealm;

/** Entry of the realm cache: which roles, by id, an organisation's groups have mapped, by id. */
final class CachedGrants extends AbstractRevisioned implements InRealm {

    private final String realm;
    private final Map<String, List<String>> rolesByGroup;

    CachedGrants(long revision, String key, RealmModel realm, Map<String, List<String>> rolesByGroup) {
        super(revision, key);
        this.realm = realm.getId();
        this.rolesByGroup = rolesByGroup;
    }

    @Override
    public String getRealm() {
        return realm;
    }

    Map<String, List<String>> rolesByGroup() {
        return rolesByGroup;
    }
}
