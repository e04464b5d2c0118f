package dev.portico.extension.account;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.keys.OrganizationKeys;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The organisations whose key is asked for and was not shown in this session (R35). Whoever got in with a password alone is told that there
 * is a key, and nothing of the organisation: not its people, not what happened there.
 */
record Locks(Set<OrganizationId> organizations) {

    static Locks of(KeycloakSession session, RealmModel realm, Owner owner, List<Organization> theirs) {
        OrganizationKeys keys = OrganizationKeys.of(session, realm);
        Set<OrganizationId> asking = keys.askedAmong(owner.user(), theirs);
        return new Locks(theirs.stream()
                .filter(organization -> asking.contains(organization.id()))
                .filter(organization -> keys.areLackedBy(owner.session(), organization))
                .map(Organization::id)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean areOn(OrganizationId organization) {
        return organizations.contains(organization);
    }
}
