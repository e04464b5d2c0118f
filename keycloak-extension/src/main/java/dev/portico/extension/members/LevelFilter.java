package dev.portico.extension.members;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.rest.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The {@code level} parameter of the list of members: those who hold this level there, or {@code none} for those without any.
 *
 * <p>Where a default level fills in, it is held by whoever holds no other, and nobody is left without.
 */
record LevelFilter(Kind kind, Optional<List<String>> roleIds) {

    static final LevelFilter ANY = new LevelFilter(Kind.ANY, Optional.empty());

    enum Kind {
        ANY,
        HOLDS,
        HOLDS_OR_DEFAULT,
        NONE,
        NOBODY
    }

    static LevelFilter of(@Nullable String name, RealmModel realm, Roles roles, DefaultLevel usual) {
        if (name == null || name.isBlank()) {
            return ANY;
        }
        boolean filled = !usual.isNone() && roles.level(usual.role()).isPresent();
        if (name.equals("none")) {
            return filled
                    ? new LevelFilter(Kind.NOBODY, Optional.empty())
                    : new LevelFilter(Kind.NONE, Optional.of(ids(realm, any -> true)));
        }
        if (roles.level(name).isEmpty()) {
            throw Problem.invalid(Reason.INVALID_LEVEL, "level must be none or the name of an access level");
        }
        return filled && name.equals(usual.role())
                ? new LevelFilter(Kind.HOLDS_OR_DEFAULT, Optional.of(ids(realm, other -> !other.equals(name))))
                : new LevelFilter(Kind.HOLDS, Optional.of(ids(realm, name::equals)));
    }

    /** @param holds the condition of holding one of {@link #roleIds} */
    String condition(String holds) {
        return switch (kind) {
            case ANY -> "";
            case HOLDS -> " and " + holds;
            case NONE, HOLDS_OR_DEFAULT -> " and not " + holds;
            case NOBODY -> " and 1 = 0";
        };
    }

    /** Ids of the roles that are such a level, or a role without a meaning of its own that is made of one. */
    private static List<String> ids(RealmModel realm, Predicate<String> wanted) {
        List<String> ids = realm.getRolesStream()
                .filter(role -> Directory.rolesOf(role).stream()
                        .anyMatch(found -> found.is(Role.Kind.LEVEL) && found.sound() && wanted.test(found.name())))
                .map(RoleModel::getId)
                .toList();
        return ids.isEmpty() ? List.of("") : ids;
    }
}
