package dev.portico.stack.api;

import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Organisations that are none of our realm's. */
final class Organizations {

    private static final String OTHER = "other-realm";

    private Organizations() {}

    /** Makes another realm with an organisation; returns its id. */
    static String inAnotherRealm(SharedStack stack) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(OTHER);
        realm.setEnabled(true);
        realm.setOrganizationsEnabled(true);
        stack.admin().realms().create(realm);
        OrganizationRepresentation organization = new OrganizationRepresentation();
        organization.setName("elsewhere");
        organization.setAlias("elsewhere");
        organization.addDomain(new OrganizationDomainRepresentation("elsewhere.example"));
        try (Response created = stack.admin().realm(OTHER).organizations().create(organization)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    static void removeTheOtherRealm(SharedStack stack) {
        stack.admin().realm(OTHER).remove();
    }
}
