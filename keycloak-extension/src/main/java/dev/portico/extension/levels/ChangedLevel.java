package dev.portico.extension.levels;

import dev.portico.extension.access.Supposition;
import dev.portico.extension.change.Change;
import dev.portico.extension.change.Reach;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RoleModel;

/**
 * A level to be changed.
 *
 * @param parts all that it is to be made of; empty where that stays
 * @param effect what that means
 */
public record ChangedLevel(Level level, Optional<String> title, Optional<List<RoleModel>> parts, Change effect)
        implements Change {

    @Override
    public Reach reach() {
        return effect.reach();
    }

    @Override
    public Supposition supposition() {
        return effect.supposition();
    }

    void carryOut() {
        RoleModel role = level.model();
        title.ifPresent(wanted -> role.setSingleAttribute(Level.TITLE, wanted));
        parts.ifPresent(wanted -> {
            List<RoleModel> before = role.getCompositesStream().toList();
            before.stream().filter(part -> !wanted.contains(part)).forEach(role::removeCompositeRole);
            wanted.stream().filter(part -> !before.contains(part)).forEach(role::addCompositeRole);
        });
    }
}
