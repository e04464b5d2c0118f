package dev.portico.stack.demo;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Applies the demo's organisations, people and settings to a running Keycloak. */
public final class DemoSetup {

    private DemoSetup() {}

    /** Whether that was done, for these ports. */
    static boolean isApplied(Stack stack) {
        return new SetupMark(stack.ports()).isOn(stack.postgres());
    }

    /** Idempotent; returns the organisations' ids by alias. */
    public static Map<String, String> apply(Stack stack) {
        try (Keycloak admin = stack.admin()) {
            showPageInConsole(admin.realm("master"));
            new Deployment(admin, stack).apply();
            DemoData data = DemoData.in(stack.project().demo().resolve("demo.json"));
            DemoRealm realm = new DemoRealm(Stack.realm(admin), data, assigned(stack, admin));
            realm.apply();
            new SetupMark(stack.ports()).putOn(Stack.realm(admin));
            return realm.organizations().values().stream()
                    .collect(Collectors.toMap(OrganizationRepresentation::getAlias, OrganizationRepresentation::getId));
        }
    }

    /** The console has the theme of the realm one signs in to, which is not the one that is administered. */
    private static void showPageInConsole(RealmResource home) {
        RealmRepresentation settings = home.toRepresentation();
        settings.setAdminTheme("portico");
        home.update(settings);
    }

    private static AssignedOrganizations assigned(Stack stack, Keycloak admin) {
        URI agents = URI.create(
                stack.ports().keycloakUrl() + "/admin/realms/" + KeycloakSettings.REALM + "/portal-access/agents");
        return admin.proxy(AssignedOrganizations.class, agents);
    }
}
