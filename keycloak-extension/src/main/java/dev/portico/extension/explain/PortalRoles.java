package dev.portico.extension.explain;

import dev.portico.extension.access.Role;
import dev.portico.extension.directory.Directory;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Everything in a realm that could be granted because it is marked as the portal's. */
record PortalRoles(RealmModel realm, Directory directory) {

    List<Role> all() {
        return realm.getRolesStream()
                .map(RoleModel::getName)
                .flatMap(name -> directory.roles().find(name).stream())
                .toList();
    }
}
