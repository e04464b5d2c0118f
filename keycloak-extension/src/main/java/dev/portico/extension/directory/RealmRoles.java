package dev.portico.extension.directory;

import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** The realm's roles, through Keycloak's own cache. */
record RealmRoles(RealmModel realm) implements Roles {

    @Override
    public Optional<Role> find(String name) {
        return Optional.ofNullable(realm.getRole(name)).map(KeycloakRole::new).flatMap(Role::of);
    }
}
