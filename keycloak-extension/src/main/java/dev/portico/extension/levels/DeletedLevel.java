package dev.portico.extension.levels;

import dev.portico.extension.access.Role;
import dev.portico.extension.access.Supposition;
import dev.portico.extension.change.Change;
import dev.portico.extension.change.Reach;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A level to be deleted.
 *
 * @param replacement what takes its place; empty only where nobody holds it
 */
public record DeletedLevel(KeycloakSession session, RealmModel realm, Level level, Optional<Level> replacement)
        implements Change {

    @Override
    public Reach reach() {
        LevelUses uses = new LevelUses(session, realm, level);
        return uses.reach(uses.withAncestors());
    }

    @Override
    public Supposition supposition() {
        Optional<Role> other = replacement.map(Level::role);
        return new SupposedLevels(Map.of(level.name(), other));
    }

    void carryOut() {
        Replacement place = new Replacement(session, realm, level);
        place.keepWhatIsMadeOfIt();
        replacement.ifPresentOrElse(place::by, place::byNothing);
        realm.removeRole(level.model());
    }
}
