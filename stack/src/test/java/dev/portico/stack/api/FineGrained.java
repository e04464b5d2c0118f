package dev.portico.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.authorization.GroupPolicyRepresentation;
import org.keycloak.representations.idm.authorization.Logic;
import org.keycloak.representations.idm.authorization.RolePolicyRepresentation;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/** Keycloak's fine-grained admin permissions, switched on while this is open. */
public final class FineGrained implements AutoCloseable {

    private final SharedStack stack;
    private final AuthorizationResource permissions;
    private final List<String> made = new ArrayList<>();

    public FineGrained(SharedStack stack) {
        this.stack = stack;
        enable(true);
        this.permissions = stack.realm()
                .clients()
                .get(stack.realm()
                        .clients()
                        .findByClientId("admin-permissions")
                        .get(0)
                        .getId())
                .authorization();
    }

    public String user(People.Person person) {
        return user(person, Logic.POSITIVE);
    }

    String user(People.Person person, Logic logic) {
        UserPolicyRepresentation policy = new UserPolicyRepresentation();
        policy.setName(name());
        policy.setUsers(Set.of(person.id()));
        policy.setLogic(logic);
        return kept(permissions.policies().user().create(policy));
    }

    String group(String group) {
        GroupPolicyRepresentation policy = new GroupPolicyRepresentation();
        policy.setName(name());
        policy.addGroup(group, true);
        return kept(permissions.policies().group().create(policy));
    }

    String role(String role) {
        RolePolicyRepresentation policy = new RolePolicyRepresentation();
        policy.setName(name());
        policy.addRole(stack.realm().roles().get(role).toRepresentation().getId(), false);
        return kept(permissions.policies().role().create(policy));
    }

    /** Of one organisation, to whom all of these policies let through. */
    public void manage(String organization, String... policies) {
        permit("Organizations", Set.of("view", "manage"), Set.of(organization), policies);
    }

    /** Of all users. */
    void viewUsers(String... policies) {
        permit("Users", Set.of("view"), Set.of(), policies);
    }

    /** @param of ids; none for all of that type */
    void permit(String type, Set<String> scopes, Set<String> of, String... policies) {
        ScopePermissionRepresentation permission = new ScopePermissionRepresentation();
        permission.setName(name());
        permission.setResourceType(type);
        permission.setScopes(scopes);
        permission.setResources(of);
        permission.setPolicies(Set.of(policies));
        kept(permissions.permissions().scope().create(permission));
    }

    /** As this person, by a client with all roles, as the console has it. */
    Changes as(People.Person person) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("admin-like-" + UUID.randomUUID());
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        stack.realm().clients().create(client).close();
        return Changes.withAdmin(
                stack,
                stack.tokens()
                        .password(Map.of(
                                "client_id",
                                client.getClientId(),
                                "username",
                                person.username(),
                                "password",
                                person.username() + "-portico"))
                        .accessToken());
    }

    @Override
    public void close() {
        for (int i = made.size() - 1; i >= 0; i--) {
            permissions.policies().policy(made.get(i)).remove();
        }
        enable(false);
    }

    private void enable(boolean on) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.setAdminPermissionsEnabled(on);
        stack.realm().update(realm);
    }

    private String kept(Response created) {
        try (created) {
            if (created.getStatus() != 201) {
                throw new AssertionError(created.getStatus() + " " + created.readEntity(String.class));
            }
            String id = created.readEntity(JsonNode.class).get("id").asText();
            made.add(id);
            return id;
        }
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }
}
