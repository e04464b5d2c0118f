package dev.portico.extension.levels;

import dev.portico.extension.access.Role;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RoleModel;

/** An access level: a realm role marked as one, made of permission roles, and what it amounts to. */
public record Level(RoleModel model, Role role) {

    static final String MARK = "portal.level";
    static final String TITLE = "portal.title";

    private static final Set<String> BUILT_IN = Set.of("portal-member", "portal-admin");

    static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name);
    }

    String name() {
        return role.name();
    }

    /** What people call it. */
    public String title() {
        return Optional.ofNullable(model.getFirstAttribute(TITLE))
                .filter(title -> !title.isBlank())
                .orElse(name());
    }

    LevelView view() {
        return new LevelView(name(), title(), role.entitlements().wireNames());
    }
}
