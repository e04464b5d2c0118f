package dev.portico.stack.demo;

import dev.portico.stack.StartFailure;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.OrganizationGroupResource;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Creates the demo's people, their memberships and what they hold there. */
final class DemoPeople {

    private final RealmResource realm;
    private final Map<String, OrganizationRepresentation> organizations;
    private final AssignedOrganizations assigned;

    DemoPeople(
            RealmResource realm,
            Map<String, OrganizationRepresentation> organizations,
            AssignedOrganizations assigned) {
        this.realm = realm;
        this.organizations = organizations;
        this.assigned = assigned;
    }

    void create(DemoData.Person person) {
        List<UserRepresentation> known = realm.users().searchByUsername(person.username(), true);
        String id = known.isEmpty() ? add(person) : known.get(0).getId();
        person.organizations().forEach((alias, roles) -> join(id, organization(alias), roles));
        if (!person.realmRoles().isEmpty()) {
            realm.users()
                    .get(id)
                    .roles()
                    .realmLevel()
                    .add(person.realmRoles().stream()
                            .map(name -> realm.roles().get(name).toRepresentation())
                            .toList());
        }
        person.assignedOrganizations()
                .forEach(alias -> assign(person, id, organization(alias).getId()));
    }

    private void assign(DemoData.Person person, String id, String organization) {
        try {
            assigned.assign(id, organization);
        } catch (NotFoundException e) {
            throw new StartFailure(
                    "The extension did not find " + person.username() + " or the organisation to assign", e);
        }
    }

    private String add(DemoData.Person person) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(person.password());
        UserRepresentation user = new UserRepresentation();
        user.setUsername(person.username());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        DemoRealm.created("person " + person.username(), realm.users().create(user));
        return realm.users().searchByUsername(person.username(), true).get(0).getId();
    }

    private void join(String user, OrganizationRepresentation organization, List<String> roles) {
        OrganizationResource there = realm.organizations().get(organization.getId());
        boolean member = there.members().list(0, 1000).stream()
                .anyMatch(known -> known.getId().equals(user));
        if (!member) {
            DemoRealm.created(
                    "membership in " + organization.getAlias(), there.members().addMember(user));
        }
        for (String role : roles) {
            OrganizationGroupResource group = there.groups().group(group(there, role));
            boolean holds = group.getMembers(0, 1000, true).stream()
                    .anyMatch(known -> known.getId().equals(user));
            if (!holds) {
                group.addMember(user);
            }
        }
    }

    /** The group of that role, made on first use with the role mapped on it. */
    private String group(OrganizationResource organization, String role) {
        for (GroupRepresentation known : organization.groups().getAll(role, null, true, 0, 100, false, false)) {
            if (known.getName().equals(role)) {
                return known.getId();
            }
        }
        GroupRepresentation group = new GroupRepresentation();
        group.setName(role);
        DemoRealm.created("group " + role, organization.groups().addTopLevelGroup(group));
        String id = organization.groups().getAll(role, null, true, 0, 100, false, false).stream()
                .filter(known -> known.getName().equals(role))
                .findFirst()
                .orElseThrow()
                .getId();
        organization
                .groups()
                .group(id)
                .roles()
                .realmLevel()
                .add(List.of(realm.roles().get(role).toRepresentation()));
        return id;
    }

    private OrganizationRepresentation organization(String alias) {
        OrganizationRepresentation found = organizations.get(alias);
        if (found == null) {
            throw new StartFailure("The demo names an organisation that does not exist: " + alias);
        }
        return found;
    }
}
