package dev.portico.extension.installation;

import dev.portico.extension.rest.Json;
import dev.portico.extension.words.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;
import org.keycloak.userprofile.UserProfileProvider;

/** Whether a realm describes its users in words of its own. One that does not follows what Keycloak has, from version to version. */
final class OwnProfile {

    static final String NAME = "user-profile";

    private OwnProfile() {}

    static boolean isIn(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserProfileProvider.class.getName())
                .findAny()
                .isPresent();
    }

    /** By which a description is known again. */
    static String tag(UPConfig config) {
        return Json.tag(Json.text(config)).getValue();
    }

    /** Those of a description that has none, too: Keycloak says null. */
    static List<UPGroup> groups(UPConfig config) {
        return Optional.ofNullable(config.getGroups()).orElse(List.of());
    }

    /** Attributes in a group that were not made with it. */
    static List<Remark> others(UPConfig config, String group, Installed installed) {
        return config.getAttributes().stream()
                .filter(attribute -> group.equals(attribute.getGroup()))
                .map(UPAttribute::getName)
                .filter(name -> !installed.has(Kind.USER_PROFILE_ATTRIBUTE, name, name))
                .map(Wording.MISSED_BY_ATTRIBUTE::with)
                .toList();
    }

    /** Takes away what was made, but no group that something else is in: it would be a description that Keycloak refuses. */
    static void take(UPConfig config, Installed installed) {
        List<UPGroup> left = groups(config).stream()
                .filter(group -> !installed.has(Kind.USER_PROFILE_GROUP, group.getName(), group.getName())
                        || !others(config, group.getName(), installed).isEmpty())
                .toList();
        if (left.size() < groups(config).size()) {
            config.setGroups(left.isEmpty() ? null : new ArrayList<>(left));
        }
        installed.made().stream()
                .filter(made -> made.kind() == Kind.USER_PROFILE_ATTRIBUTE)
                .forEach(made -> config.removeAttribute(made.name()));
    }
}
