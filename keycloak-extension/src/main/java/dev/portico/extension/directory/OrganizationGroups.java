package dev.portico.extension.directory;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.internals.OrganizationGrants;
import dev.portico.extension.internals.UserShelf;
import java.util.List;
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

    /** Ids of the roles that the groups of this place map now. */
    List<String> granted(OrganizationId organization, InOrganization place) {
        return new OrganizationGrants(session, realm).roles(organization.value(), place.groups());
    }

    /** Has these be read again where one of the roles is gone. */
    void check(OrganizationId organization, List<String> granted) {
        if (granted.stream().anyMatch(role -> realm.getRoleById(role) == null)) {
            new OrganizationGrants(session, realm).forget(organization.value());
        }
    }
}
