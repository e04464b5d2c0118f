package dev.portico.extension.directory;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Role;
import dev.portico.extension.internals.UserShelf;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The groups of organisations, which grant the roles mapped on them. Nothing is inherited from a group above. */
final class OrganizationGroups {

    private static final String ON_SHELF = "portico.in.";

    private final KeycloakSession session;
    private final RealmModel realm;

    OrganizationGroups(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    InOrganization placeOf(UserModel user, OrganizationId organization) {
        return UserShelf.of(user)
                .get(ON_SHELF + organization, InOrganization.class, () -> MembershipRows.of(session, realm.getId())
                        .read(user, organization));
    }

    /** What the groups of this place grant now, through Keycloak's own cache of groups and roles. */
    List<Role> granted(InOrganization place) {
        return Role.allIn(place.groups().stream()
                .map(realm::getGroupById)
                .filter(Objects::nonNull)
                .flatMap(GroupModel::getRoleMappingsStream)
                .distinct()
                .map(KeycloakRole::new)
                .toList());
    }
}
