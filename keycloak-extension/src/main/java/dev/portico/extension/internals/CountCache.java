package dev.portico.extension.internals;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.infinispan.CachedCount;
import org.keycloak.models.cache.infinispan.RealmCacheSession;

/**
 * Keeps numbers in Keycloak's realm cache, which drops them on every node when {@link #invalidate} was called and the
 * transaction has ended, and never takes one that was read before such an end (CacheManager#addRevisioned).
 */
public final class CountCache {

    private final @Nullable RealmCacheSession cache;
    private final RealmModel realm;

    private CountCache(@Nullable RealmCacheSession cache, RealmModel realm) {
        this.cache = cache;
        this.realm = realm;
    }

    /** Without a realm cache nothing is kept. */
    public static CountCache of(KeycloakSession session, RealmModel realm) {
        CacheRealmProvider provider = session.getProvider(CacheRealmProvider.class);
        return new CountCache(provider instanceof RealmCacheSession cache ? cache : null, realm);
    }

    /** To be taken before the number is read from the database: it remembers what was known at that moment. */
    public Slot slot(String key) {
        RealmCacheSession usable = cache;
        if (usable == null || usable.isInvalid(key)) {
            return new Slot(null, key, 0, OptionalLong.empty());
        }
        CachedCount found = usable.getCache().get(key, CachedCount.class);
        return found == null
                ? new Slot(usable, key, usable.getCache().getCurrentRevision(key), OptionalLong.empty())
                : new Slot(null, key, 0, OptionalLong.of(found.getCount()));
    }

    /** Drops a number when the transaction ends, whichever way it ends. */
    public void invalidate(String key) {
        if (cache != null) {
            cache.registerInvalidation(key);
        }
    }

    /** The place of one number. */
    public final class Slot {
        private final @Nullable RealmCacheSession usable;
        private final String key;
        private final long known;
        private final OptionalLong value;

        private Slot(@Nullable RealmCacheSession usable, String key, long known, OptionalLong value) {
            this.usable = usable;
            this.key = key;
            this.known = known;
            this.value = value;
        }

        public OptionalLong value() {
            return value;
        }

        public void fill(long count) {
            if (usable != null) {
                usable.getCache().addRevisioned(new CachedCount(known, realm, key, count), usable.getStartupRevision());
            }
        }
    }
}
