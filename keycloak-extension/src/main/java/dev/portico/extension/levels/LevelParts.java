package dev.portico.extension.levels;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.RoleSource.Mark;
import dev.portico.extension.directory.KeycloakRole;
import dev.portico.extension.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The realm's roles that a level is made of. */
record LevelParts(RealmModel realm) {

    /** The permissions' own roles; 422 where the realm lacks one, since a level cannot hold what is not there. */
    List<RoleModel> of(Entitlements permissions) {
        List<RoleModel> parts = new ArrayList<>();
        for (Permission permission : permissions.permissions()) {
            parts.add(role(permission.wireName(), Mark.PERMISSION)
                    .orElseThrow(() -> Problem.invalidField(
                            Reason.INVALID_VALUE,
                            "permissions",
                            "cannot contain " + permission.wireName() + ": the realm has no such permission role")));
        }
        return parts;
    }

    /** The same, and the restriction where the level has one already: changing permissions never widens by that. */
    List<RoleModel> of(Entitlements permissions, Level level) {
        List<RoleModel> parts = of(permissions);
        if (level.role().ownTicketsOnly()) {
            role(Role.OWN_TICKETS_ONLY, Mark.RESTRICTION).ifPresent(parts::add);
            level.model()
                    .getCompositesStream()
                    .filter(part -> new KeycloakRole(part).marks().contains(Mark.RESTRICTION))
                    .filter(part -> !parts.contains(part))
                    .forEach(parts::add);
        }
        return parts;
    }

    private Optional<RoleModel> role(String name, Mark mark) {
        return Optional.ofNullable(realm.getRole(name))
                .filter(role -> new KeycloakRole(role).marks().equals(Set.of(mark)));
    }
}
