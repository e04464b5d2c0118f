package dev.portico.extension.members;

import dev.portico.extension.access.Admins;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Whether an organisation would still have an admin without somebody (R49). To be asked while the organisation is held: of two who
 * go at the same moment, the second is to see that the first has gone.
 */
final class OtherAdmins {

    private static final int AT_ONCE = 50;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;

    OtherAdmins(KeycloakSession session, RealmModel realm, Directory directory) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
    }

    /** The query finds who may be one, some at a time; the rules say who is. In practice the first page answers. */
    boolean areIn(Organization organization, UserId but) {
        MemberRows rows = new MemberRows(session, realm, organization.id());
        Optional<List<String>> roles = roles(organization);
        String after = "";
        while (true) {
            List<MemberRows.Row> some = rows.lasting(roles, but, after, AT_ONCE);
            if (anyOf(some, organization)) {
                return true;
            }
            if (some.size() < AT_ONCE) {
                return false;
            }
            after = some.get(some.size() - 1).username();
        }
    }

    private boolean anyOf(List<MemberRows.Row> some, Organization organization) {
        Settings settings = directory.settings(organization);
        Roster roster = Roster.of(
                session, realm, some.stream().map(row -> row.id().value()).toList());
        return some.stream()
                .anyMatch(row -> Admins.include(
                        roster.member(row.id(), row.enabled(), organization), settings, directory.roles()));
    }

    /** Empty where the default level makes everybody one who holds no other. */
    private Optional<List<String>> roles(Organization organization) {
        boolean byDefault = directory
                .roles()
                .level(directory.settings(organization).defaultLevel().role())
                .filter(level -> level.entitlements().contains(Permission.MEMBERS_ASSIGN_LEVELS))
                .isPresent();
        return byDefault ? Optional.empty() : Optional.of(directory.rolesCarrying(Permission.MEMBERS_ASSIGN_LEVELS));
    }
}
