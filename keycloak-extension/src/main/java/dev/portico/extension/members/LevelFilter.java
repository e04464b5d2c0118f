package dev.portico.extension.members;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.rest.Problem;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The {@code level} parameter of the list of members: those who hold this level there, or {@code none} for those without any.
 *
 * <p>Where a default level fills in, it is held by whoever holds no other, but not after an end date.
 *
 * @param named ids of the roles that give the level asked for
 * @param any ids of the roles that give one at all
 */
record LevelFilter(Kind kind, List<String> named, List<String> any) {

    static final LevelFilter ANY = new LevelFilter(Kind.ANY, List.of(), List.of());

    enum Kind {
        ANY,
        HOLDS,
        HOLDS_OR_DEFAULT,
        NONE,
        NONE_AND_ENDED
    }

    static LevelFilter of(@Nullable String name, RealmModel realm, Roles roles, DefaultLevel usual) {
        if (name == null || name.isBlank()) {
            return ANY;
        }
        boolean filled = !usual.isNone() && roles.level(usual.role()).isPresent();
        if (name.equals("none")) {
            return new LevelFilter(filled ? Kind.NONE_AND_ENDED : Kind.NONE, List.of(), ids(realm, any -> true));
        }
        if (roles.level(name).isEmpty()) {
            throw Problem.invalid(Reason.INVALID_LEVEL, "level must be none or the name of an access level");
        }
        return filled && name.equals(usual.role())
                ? new LevelFilter(Kind.HOLDS_OR_DEFAULT, ids(realm, name::equals), ids(realm, any -> true))
                : new LevelFilter(Kind.HOLDS, ids(realm, name::equals), List.of());
    }

    /**
     * The condition on a member.
     *
     * @param holding that they hold the level asked for
     * @param holdingAny that they hold one at all
     * @param ended that their end date has passed
     */
    String condition(String holding, String holdingAny, String ended) {
        return switch (kind) {
            case ANY -> "";
            case HOLDS -> " and " + holding;
            case HOLDS_OR_DEFAULT -> " and (" + holding + " or not (" + holdingAny + " or " + ended + "))";
            case NONE -> " and not " + holdingAny;
            case NONE_AND_ENDED -> " and " + ended + " and not " + holdingAny;
        };
    }

    boolean looksAtEndDates() {
        return kind == Kind.HOLDS_OR_DEFAULT || kind == Kind.NONE_AND_ENDED;
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
