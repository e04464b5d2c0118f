package dev.portico.extension.directory;

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

    /** Ids of realm roles; whatever a client role is made of does not count. */
    static List<String> of(UserModel user) {
        Stream<RoleModel> direct = user.getRoleMappingsStream();
        Stream<RoleModel> grouped = user.getGroupsStream()
                .filter(group -> group.getType() != GroupModel.Type.ORGANIZATION)
                .flatMap(HeldRoles::withParents)
                .flatMap(GroupModel::getRoleMappingsStream);
        return Stream.concat(direct, grouped)
                .filter(role -> !role.isClientRole())
                .map(RoleModel::getId)
                .distinct()
                .toList();
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, each -> each != null, GroupModel::getParent);
    }
}
