package dev.portico.stack.bench;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** An organisation made through Keycloak's API with the members of {@link ManyMembers}, and one of the cast as an Admin. */
final class BigOrganization {

    static final String ALIAS = "many";

    /** What the members hold, most of them the first. */
    static final List<String> LEVELS = List.of("portal-member", "portal-admin", "portal-coordinator");

    private static final String ADMIN = "ada";

    private BigOrganization() {}

    static void in(Stack stack, int members, long seed) throws SQLException {
        in(stack, members, seed, LEVELS);
    }

    /** @param levels what they hold, most of them the first; the second is its Admins' */
    static void in(Stack stack, int members, long seed, List<String> levels) throws SQLException {
        try (Keycloak admin = stack.admin()) {
            RealmResource realm = Stack.realm(admin);
            String id = create(realm);
            List<String> groups = levels.stream()
                    .map(level -> group(realm, realm.organizations().get(id), level))
                    .toList();
            String person = realm.users().searchByUsername(ADMIN, true).get(0).getId();
            realm.organizations().get(id).members().addMember(person).close();
            realm.organizations().get(id).groups().group(groups.get(1)).addMember(person);
            new ManyMembers(stack.postgres(), seed).write(KeycloakSettings.REALM, id, levels, members);
        }
    }

    private static String create(RealmResource realm) {
        OrganizationRepresentation wanted = new OrganizationRepresentation();
        wanted.setAlias(ALIAS);
        wanted.setName("Many");
        wanted.addDomain(new OrganizationDomainRepresentation("many.example"));
        return created(realm.organizations().create(wanted));
    }

    private static String group(RealmResource realm, OrganizationResource organization, String level) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(level);
        String id = created(organization.groups().addTopLevelGroup(group));
        organization
                .groups()
                .group(id)
                .roles()
                .realmLevel()
                .add(List.of(realm.roles().get(level).toRepresentation()));
        return id;
    }

    private static String created(Response response) {
        try (response) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }
}
