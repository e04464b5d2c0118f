package dev.portico.stack.bench;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/** Somebody who manages one organisation by Keycloak's fine-grained permissions, and sees no other. */
final class AdminOfOne {

    private static final String NAME = "clerkofone";
    private static final String PASSWORD = NAME + "-portico";

    private AdminOfOne() {}

    /** Makes them; to be closed by the caller. */
    static Keycloak of(Stack stack, RealmResource realm, String organization) {
        RealmRepresentation settings = realm.toRepresentation();
        settings.setAdminPermissionsEnabled(true);
        realm.update(settings);
        String person = created(realm.users().create(person()));
        ClientResource management = client(realm, "realm-management");
        realm.users()
                .get(person)
                .roles()
                .clientLevel(management.toRepresentation().getId())
                .add(List.of(management.roles().get("query-organizations").toRepresentation()));
        permit(client(realm, "admin-permissions").authorization(), organization, person);
        realm.clients().create(program()).close();
        return KeycloakBuilder.builder()
                .serverUrl(stack.ports().keycloakUrl().toString())
                .realm(KeycloakSettings.REALM)
                .clientId(NAME)
                .username(NAME)
                .password(PASSWORD)
                .build();
    }

    private static void permit(AuthorizationResource permissions, String organization, String person) {
        UserPolicyRepresentation policy = new UserPolicyRepresentation();
        policy.setName(NAME);
        policy.setUsers(Set.of(person));
        ScopePermissionRepresentation permission = new ScopePermissionRepresentation();
        try (Response made = permissions.policies().user().create(policy)) {
            permission.setPolicies(
                    Set.of(made.readEntity(UserPolicyRepresentation.class).getId()));
        }
        permission.setName(NAME + " manages one");
        permission.setResourceType("Organizations");
        permission.setScopes(Set.of("view", "manage"));
        permission.setResources(Set.of(organization));
        permissions.permissions().scope().create(permission).close();
    }

    private static UserRepresentation person() {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        UserRepresentation person = new UserRepresentation();
        person.setUsername(NAME);
        person.setFirstName("Clerk");
        person.setLastName("Of One");
        person.setEmail(NAME + "@many.example");
        person.setEmailVerified(true);
        person.setEnabled(true);
        person.setCredentials(List.of(password));
        return person;
    }

    /** With all roles of who uses it, as the console has them. */
    private static ClientRepresentation program() {
        ClientRepresentation program = new ClientRepresentation();
        program.setClientId(NAME);
        program.setPublicClient(true);
        program.setDirectAccessGrantsEnabled(true);
        return program;
    }

    private static ClientResource client(RealmResource realm, String name) {
        return realm.clients().get(realm.clients().findByClientId(name).get(0).getId());
    }

    private static String created(Response response) {
        try (response) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }
}
