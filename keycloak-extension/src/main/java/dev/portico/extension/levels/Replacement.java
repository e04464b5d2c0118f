package dev.portico.extension.levels;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Setting;
import dev.portico.extension.invitations.PromisedLevels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Puts one level in the place of another: on the groups that grant it, on who holds it directly, in roles made of it, in open invitations and where
 * it is the default. Nobody is moved from group to group: that would cost as much as there are people.
 */
final class Replacement {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Level level;
    private final LevelUses uses;

    Replacement(KeycloakSession session, RealmModel realm, Level level) {
        this.session = session;
        this.realm = realm;
        this.level = level;
        this.uses = new LevelUses(session, realm, level);
    }

    void by(Level other) {
        new LevelGroups(session, realm, level).grant(other);
        uses.people().stream()
                .map(id -> session.users().getUserById(realm, id))
                .forEach(user -> user.grantRole(other.model()));
        uses.parents().stream().filter(LevelUses::isPlain).forEach(parent -> parent.addCompositeRole(other.model()));
        PromisedLevels.of(session).replace(level.model(), other.model());
        if (uses.isDefaultOfRealm()) {
            realm.setAttribute(Setting.DEFAULT_LEVEL.attribute(), other.name());
        }
        uses.defaultIn().forEach(organization -> makeDefault(other, organization));
    }

    void byNothing() {
        new LevelGroups(session, realm, level).removeUnused();
    }

    /** A level, an add-on or a vendor's role that is made of this one keeps its permissions. */
    void keepWhatIsMadeOfIt() {
        List<RoleModel> parts = level.model().getCompositesStream().toList();
        uses.parents().stream()
                .filter(parent -> !LevelUses.isPlain(parent))
                .forEach(parent -> parts.forEach(parent::addCompositeRole));
    }

    private void makeDefault(Level other, OrganizationId id) {
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(id.value());
        Map<String, List<String>> attributes = new HashMap<>(organization.getAttributes());
        attributes.put(Setting.DEFAULT_LEVEL.attribute(), List.of(other.name()));
        organization.setAttributes(attributes);
    }
}
