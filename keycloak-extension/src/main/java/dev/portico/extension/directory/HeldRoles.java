package dev.portico.extension.directory;

import dev.portico.extension.access.Role;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * The roles a user holds directly or through realm groups and the groups above them.
 *
 * <p>Organisation groups are not among {@link UserModel#getGroupsStream()}; what they grant is read apart.
 */
final class HeldRoles {

    private HeldRoles() {}

    static List<Role> of(UserModel user) {
        Stream<RoleModel> direct = user.getRoleMappingsStream();
        Stream<RoleModel> grouped = user.getGroupsStream()
                .filter(group -> group.getType() != GroupModel.Type.ORGANIZATION)
                .flatMap(HeldRoles::withParents)
                .flatMap(GroupModel::getRoleMappingsStream);
        return Role.allIn(
                Stream.concat(direct, grouped).distinct().map(KeycloakRole::new).toList());
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, each -> each != null, GroupModel::getParent);
    }
}
