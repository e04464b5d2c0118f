package dev.portico.stack.demo;

import dev.portico.stack.StartFailure;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * Puts the demo's data into the imported realm through Keycloak's admin API: what is missing is created, what is there
 * stays as it is. The realm remembers that it was done, so that a later start does not undo what people changed.
 */
final class DemoRealm {

    private static final String APPLIED = "portico.demo";
    private static final String COMPLETE = "applied";

    /** People are told by mail when their access changes; not of all that is set up here. */
    private static final String ROLE_CHANGE_MAILS = "portal.role-change-mails";

    private final RealmResource realm;
    private final DemoData data;
    private final AssignedOrganizations assigned;

    DemoRealm(RealmResource realm, DemoData data, AssignedOrganizations assigned) {
        this.realm = realm;
        this.data = data;
        this.assigned = assigned;
    }

    void apply() {
        RealmRepresentation current = realm.toRepresentation();
        if (COMPLETE.equals(attributes(current).get(APPLIED))) {
            return;
        }
        merge(current, data.settings());
        merge(current, data.realmAttributes());
        merge(current, Map.of(ROLE_CHANGE_MAILS, "off"));
        realm.update(current);
        data.roles().forEach(this::create);
        data.clients().forEach(this::create);
        data.organizations().forEach(this::create);
        Map<String, OrganizationRepresentation> organizations = organizations();
        DemoPeople people = new DemoPeople(realm, organizations, assigned);
        data.people().forEach(people::create);
        RealmRepresentation done = realm.toRepresentation();
        merge(done, Map.of(APPLIED, COMPLETE, ROLE_CHANGE_MAILS, "on"));
        realm.update(done);
    }

    Map<String, OrganizationRepresentation> organizations() {
        return realm.organizations().list(0, 100).stream()
                .collect(Collectors.toMap(OrganizationRepresentation::getAlias, Function.identity()));
    }

    private void create(DemoData.Role role) {
        if (realm.roles().list(role.name(), 0, 100, true).stream()
                .anyMatch(known -> known.getName().equals(role.name()))) {
            return;
        }
        RoleRepresentation representation = new RoleRepresentation();
        representation.setName(role.name());
        representation.setDescription(role.description());
        realm.roles().create(representation);
        RoleRepresentation created = realm.roles().get(role.name()).toRepresentation();
        created.setAttributes(role.attributes());
        realm.roles().get(role.name()).update(created);
        realm.roles().get(role.name()).addComposites(roles(role.composites()));
    }

    private void create(DemoData.Client client) {
        String clientId = client.representation().getClientId();
        if (!realm.clients().findByClientId(clientId).isEmpty()) {
            return;
        }
        created("client " + clientId, realm.clients().create(client.representation()));
        ClientRepresentation known = realm.clients().findByClientId(clientId).get(0);
        realm.clients().get(known.getId()).getScopeMappings().realmLevel().add(roles(client.realmRolesInScope()));
    }

    private void create(DemoData.Organization organization) {
        if (organizations().containsKey(organization.alias())) {
            return;
        }
        OrganizationRepresentation representation = new OrganizationRepresentation();
        representation.setAlias(organization.alias());
        representation.setName(organization.name());
        organization.domains().forEach(name -> {
            OrganizationDomainRepresentation domain = new OrganizationDomainRepresentation(name);
            domain.setVerified(true);
            representation.addDomain(domain);
        });
        created("organisation " + organization.alias(), realm.organizations().create(representation));
    }

    private List<RoleRepresentation> roles(List<String> names) {
        return names.stream()
                .map(name -> realm.roles().get(name).toRepresentation())
                .toList();
    }

    static void created(String what, Response response) {
        try (response) {
            if (response.getStatus() >= 300) {
                throw new StartFailure("Keycloak did not accept the demo's " + what + ": " + response.getStatus() + " "
                        + response.readEntity(String.class));
            }
        }
    }

    private static void merge(RealmRepresentation realm, Map<String, String> wanted) {
        Map<String, String> merged = new HashMap<>(attributes(realm));
        merged.putAll(wanted);
        realm.setAttributes(merged);
    }

    private static Map<String, String> attributes(RealmRepresentation realm) {
        return realm.getAttributes() == null ? Map.of() : realm.getAttributes();
    }
}
