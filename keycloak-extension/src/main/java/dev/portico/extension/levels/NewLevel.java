package dev.portico.extension.levels;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Supposition;
import dev.portico.extension.change.Change;
import dev.portico.extension.change.Reach;
import dev.portico.extension.rest.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** A level to be made. Nobody holds it yet, but a setting may already name it as the default. */
public record NewLevel(RealmModel realm, String name, String title, Entitlements permissions, List<RoleModel> parts)
        implements Change {

    @Override
    public Reach reach() {
        return Reach.EVERYBODY;
    }

    @Override
    public Supposition supposition() {
        Role role = Role.level(name, permissions.permissions().toArray(new Permission[0]));
        return new SupposedLevels(Map.of(name, Optional.of(role)));
    }

    void carryOut() {
        try {
            RoleModel role = realm.addRole(name);
            role.setSingleAttribute(Level.MARK, "true");
            role.setSingleAttribute(Level.TITLE, title);
            parts.forEach(role::addCompositeRole);
        } catch (ModelDuplicateException madeMeanwhile) {
            throw Problem.conflict(Reason.INVALID_VALUE, "There is a role of that name already");
        }
    }
}
