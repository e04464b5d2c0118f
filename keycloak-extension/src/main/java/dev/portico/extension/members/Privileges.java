package dev.portico.extension.members;

import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.FineGrainedAdmins;
import dev.portico.extension.directory.Roster;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Who has a part in Keycloak's own administration: by its roles, whatever they are wrapped in, or by fine-grained permissions,
 * which need none.
 */
public final class Privileges {

    private final RealmModel realm;
    private final FineGrainedAdmins fineGrained;
    private final Map<String, Boolean> known = new HashMap<>();

    public Privileges(RealmModel realm, Directory directory) {
        this.realm = realm;
        this.fineGrained = directory.fineGrainedAdmins();
    }

    public boolean areHeldBy(UserId person, Roster roster) {
        return roster.held(person).anyMatch(this::isAdministrative) || fineGrained.include(person, roster);
    }

    private boolean isAdministrative(RoleModel role) {
        Boolean answer = known.get(role.getId());
        if (answer == null) {
            answer = reaches(role, new HashSet<>());
            known.put(role.getId(), answer);
        }
        return answer;
    }

    private boolean reaches(RoleModel role, Set<String> seen) {
        if (!seen.add(role.getId())) {
            return false;
        }
        return isOfRealmManagement(role)
                || (role.isComposite() && role.getCompositesStream().anyMatch(part -> reaches(part, seen)));
    }

    private boolean isOfRealmManagement(RoleModel role) {
        return role.isClientRole()
                && role.getContainer() instanceof ClientModel client
                && (client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                        || client.equals(realm.getMasterAdminClient()));
    }
}
