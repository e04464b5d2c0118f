package dev.portico.stack.demo;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.OrganizationRepresentation;

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
            new Deployment(admin, stack).apply();
            DemoData data = DemoData.in(stack.project().demo().resolve("demo.json"));
            DemoRealm realm = new DemoRealm(Stack.realm(admin), data, assigned(stack, admin));
            realm.apply();
            new SetupMark(stack.ports()).putOn(Stack.realm(admin));
            return realm.organizations().values().stream()
                    .collect(Collectors.toMap(OrganizationRepresentation::getAlias, OrganizationRepresentation::getId));
        }
    }

    private static AssignedOrganizations assigned(Stack stack, Keycloak admin) {
        URI agents = URI.create(
                stack.ports().keycloakUrl() + "/admin/realms/" + KeycloakSettings.REALM + "/portal-access/agents");
        return admin.proxy(AssignedOrganizations.class, agents);
    }
}
