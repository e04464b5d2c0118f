package dev.portico.extension.directory;

import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** What people call a role: its attribute {@code portal.title}, else its name. */
public record RoleTitles(RealmModel realm) {

    private static final String TITLE = "portal.title";

    public String of(String role) {
        RoleModel model = realm.getRole(role);
        String title = model == null ? null : model.getFirstAttribute(TITLE);
        return title == null || title.isBlank() ? role : title;
    }
}
