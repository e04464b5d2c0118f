package dev.portico.extension.members;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Tells the roles of Keycloak's own administration, whatever they are wrapped in. */
public final class Privileges {

    private final RealmModel realm;
    private final Map<String, Boolean> known = new HashMap<>();

    public Privileges(RealmModel realm) {
        this.realm = realm;
    }

    public boolean areAmong(Stream<RoleModel> roles) {
        return roles.anyMatch(this::isAdministrative);
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
