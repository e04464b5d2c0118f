package dev.portico.extension.observed;

import dev.portico.extension.access.Role;
import dev.portico.extension.directory.Directory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What being in a group of the realm's own gives in the portal: its roles and, other than in organisations, those above it. */
final class RealmGroup {

    private RealmGroup() {}

    static List<Role> held(@Nullable GroupModel group) {
        return Stream.<@Nullable GroupModel>iterate(group, each -> each != null, GroupModel::getParent)
                .flatMap(each -> Directory.rolesOf(each).stream())
                .toList();
    }

    /** Names of the portal's roles, sorted. */
    static List<String> roles(@Nullable GroupModel group) {
        return held(group).stream().map(Role::name).distinct().sorted().toList();
    }

    /** Those it gave where it was before it was moved; where only its name is new, those it gives now. */
    static List<String> rolesBefore(GroupModel.GroupPathChangeEvent moved) {
        GroupModel group = moved.getGroup();
        String path = moved.getPreviousPath();
        String name = KeycloakModelUtils.buildGroupPath(group, null);
        if (!path.endsWith(name)) {
            return roles(group);
        }
        String above = path.substring(0, path.length() - name.length());
        List<String> inherited =
                above.isEmpty() ? List.of() : roles(at(above, moved.getKeycloakSession(), moved.getRealm()));
        return Stream.concat(
                        inherited.stream(), Directory.rolesOf(group).stream().map(Role::name))
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable GroupModel at(String path, KeycloakSession session, RealmModel realm) {
        return KeycloakModelUtils.findGroupByPath(session, realm, path);
    }
}
