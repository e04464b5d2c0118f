package dev.portico.extension.account;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.keys.OrganizationKeys;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The organisations whose key is asked for and was not shown in this session (R35). Whoever got in with a password alone is told that there
 * is a key, and nothing of the organisation: not its people, not what happened there.
 */
record Locks(Set<OrganizationId> organizations) {

    static Locks of(KeycloakSession session, RealmModel realm, Owner owner, List<Organization> theirs) {
        return of(session, realm, owner, theirs, new Memberships(session, realm, owner.user()));
    }

    /** With one statement, or none where no key is asked for. Who has chosen a key in this session needs not show it, as in the API. */
    static Locks of(
            KeycloakSession session,
            RealmModel realm,
            Owner owner,
            List<Organization> theirs,
            Memberships memberships) {
        Directory directory = Directory.of(session, realm);
        return new Locks(
                OrganizationKeys.of(session, realm).outdatedAmong(owner.session(), theirs, organization -> directory
                        .decide(memberships.in(organization), organization)
                        .allows(Permission.MEMBERS_ASSIGN_LEVELS)));
    }

    boolean areOn(OrganizationId organization) {
        return organizations.contains(organization);
    }
}
