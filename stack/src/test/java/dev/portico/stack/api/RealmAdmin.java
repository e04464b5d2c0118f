package dev.portico.stack.api;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** An administrator with an account of the realm itself, and one of Keycloak's own roles. */
final class RealmAdmin {

    private final SharedStack stack;
    private final People.Person person;
    private final String role;
    private final String management;

    RealmAdmin(SharedStack stack, String role) {
        this.stack = stack;
        this.person = stack.people().person("realmadmin");
        this.role = role;
        this.management = stack.realm()
                .clients()
                .findByClientId("realm-management")
                .get(0)
                .getId();
        held().add(List.of(role()));
    }

    /** Takes the role away. */
    void dismiss() {
        held().remove(List.of(role()));
    }

    /** A token of a client with all roles, as the console has it. */
    String token() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("admin-like-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        stack.realm().clients().create(client).close();
        return stack.tokens()
                .password(Map.of(
                        "client_id",
                        client.getClientId(),
                        "username",
                        person.username(),
                        "password",
                        person.username() + "-portico"))
                .accessToken();
    }

    private RoleScopeResource held() {
        return stack.realm().users().get(person.id()).roles().clientLevel(management);
    }

    private RoleRepresentation role() {
        return stack.realm().clients().get(management).roles().get(role).toRepresentation();
    }
}
