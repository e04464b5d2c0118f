package dev.portico.stack;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Makes organisations and people for one test, so that the shared cast stays as it is. */
public final class People {

    /** Somebody made for a test, with the password the demo's people would have. */
    public record Person(String id, String username) {}

    private final RealmResource realm;

    public People(RealmResource realm) {
        this.realm = realm;
    }

    /** An organisation with that prefix and an alias of its own; returns its representation. */
    public OrganizationRepresentation organization(String prefix) {
        String alias = prefix + "-" + unique();
        return organization(alias, alias);
    }

    /** One with this alias and this name, which nobody else may have. */
    public OrganizationRepresentation organization(String alias, String name) {
        OrganizationRepresentation organization = new OrganizationRepresentation();
        organization.setAlias(alias);
        organization.setName(name);
        organization.addDomain(new OrganizationDomainRepresentation(alias + ".example"));
        organization.setId(created(realm.organizations().create(organization)));
        return organization;
    }

    /** An enabled person with a verified address and the password {@code <username>-portico}. */
    public Person person(String prefix) {
        String username = prefix + "-" + unique();
        return person(username, username + "@test.example", prefix, "Test");
    }

    /** The same with these names and this address. */
    public Person person(String username, String email, String firstName, String lastName) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(username + "-portico");
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        return new Person(created(realm.users().create(user)), username);
    }

    /** Makes somebody a member who holds the roles, through organisation groups of the roles' names. */
    public void join(Person person, String organizationId, String... roles) {
        OrganizationResource organization = realm.organizations().get(organizationId);
        try (Response joined = organization.members().addMember(person.id())) {
            if (joined.getStatus() >= 300 && joined.getStatus() != 409) {
                throw new AssertionError("join: " + joined.getStatus() + " " + joined.readEntity(String.class));
            }
        }
        for (String role : roles) {
            organization.groups().group(group(organization, role)).addMember(person.id());
        }
    }

    /** Takes one role held in an organisation away. */
    public void take(Person person, String organizationId, String role) {
        OrganizationResource organization = realm.organizations().get(organizationId);
        organization.groups().group(group(organization, role)).removeMember(person.id());
    }

    private String group(OrganizationResource organization, String role) {
        return organization.groups().getAll(role, null, true, 0, 100, false, false).stream()
                .filter(known -> known.getName().equals(role))
                .findFirst()
                .map(GroupRepresentation::getId)
                .orElseGet(() -> newGroup(organization, role));
    }

    private String newGroup(OrganizationResource organization, String role) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(role);
        String id = created(organization.groups().addTopLevelGroup(group));
        organization
                .groups()
                .group(id)
                .roles()
                .realmLevel()
                .add(List.of(realm.roles().get(role).toRepresentation()));
        return id;
    }

    private static String created(Response response) {
        try (response) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
