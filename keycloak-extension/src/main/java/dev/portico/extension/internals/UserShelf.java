package dev.portico.extension.internals;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * Things kept beside a cached user and dropped with it, on every node, when anything about the user changes.
 *
 * <p>Only ids and numbers that live and die with the user's own rows belong here: a role's name on it would outlive a change
 * of the role. Users that are not cached, or are being changed by this session, have no shelf.
 */
public final class UserShelf {

    private final @Nullable Map<Object, Object> shelf;

    private UserShelf(@Nullable Map<Object, Object> shelf) {
        this.shelf = shelf;
    }

    public static UserShelf of(UserModel user) {
        if (user instanceof CachedUserModel cached && !cached.isMarkedForEviction()) {
            return new UserShelf(mapOf(cached));
        }
        return new UserShelf(null);
    }

    /** A cached user that this session has begun to change. */
    static boolean isBeingChanged(UserModel user) {
        return user instanceof CachedUserModel cached && cached.isMarkedForEviction();
    }

    public boolean isThere() {
        return shelf != null;
    }

    public <T> Optional<T> get(String key, Class<T> type) {
        Object found = shelf == null ? null : shelf.get(key);
        return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
    }

    public void put(String key, Object value) {
        if (shelf != null) {
            shelf.put(key, value);
        }
    }

    /** What lies there, or what the supplier gives, which then lies there. */
    public <T> T get(String key, Class<T> type, Supplier<T> otherwise) {
        return get(key, type).orElseGet(() -> {
            T value = otherwise.get();
            put(key, value);
            return value;
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Keycloak declares a raw map
    private static Map<Object, Object> mapOf(CachedUserModel user) {
        ConcurrentMap map = user.getCachedWith();
        return map;
    }
}
