package dev.portico.extension.directory;

import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.internals.PortalRoles;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm's roles, through Keycloak's own cache, in whatever state they are now. */
record RealmRoles(KeycloakSession session, RealmModel realm) implements Roles {

    @Override
    public Optional<Role> find(String name) {
        return Optional.ofNullable(realm.getRole(name)).map(KeycloakRole::new).flatMap(Role::of);
    }

    /** Has the cache read these at one go, where it would take them one by one. */
    void prepare(Collection<String> ids) {
        new PortalRoles(session, realm).warm(ids);
    }

    List<Role> withIds(Collection<String> ids) {
        return Role.allIn(ids.stream()
                .map(realm::getRoleById)
                .filter(Objects::nonNull)
                .map(KeycloakRole::new)
                .toList());
    }
}
