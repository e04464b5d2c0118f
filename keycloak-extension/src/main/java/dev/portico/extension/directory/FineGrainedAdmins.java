package dev.portico.extension.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.extension.access.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.store.StoreFactory;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.representations.idm.authorization.DecisionStrategy;
import org.keycloak.representations.idm.authorization.Logic;

/**
 * Those whom Keycloak's fine-grained admin permissions (version 2) may let do something, without any role of administration.
 *
 * <p>A permission is the scope policy of the realm's admin permissions client; it lets through whom all of its policies let
 * through. Policies of users, groups and roles are answered for the person; every other one, by time, client, script or
 * expression, lets everybody through as far as can be said here. Reads nothing where the realm has them switched off.
 */
public final class FineGrainedAdmins {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PERMISSIONS = Set.of("scope", "resource");

    private final KeycloakSession session;
    private final RealmModel realm;
    private @Nullable List<Policy> permissions;

    FineGrainedAdmins(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public boolean include(UserId person, Roster roster) {
        if (permissions == null) {
            permissions = permissions();
        }
        return permissions.stream().anyMatch(permission -> ofAll(permission, person, roster));
    }

    private List<Policy> permissions() {
        ClientModel client = AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(realm)
                ? realm.getAdminPermissionsClient()
                : null;
        if (client == null) {
            return List.of();
        }
        StoreFactory store = session.getProvider(AuthorizationProvider.class).getStoreFactory();
        ResourceServer server = store.getResourceServerStore().findByClient(client);
        return server == null
                ? List.of()
                : store.getPolicyStore().findByResourceServer(server).stream()
                        .filter(policy -> PERMISSIONS.contains(policy.getType()))
                        .toList();
    }

    /** Nobody, where there is no policy. */
    private boolean ofAll(Policy whole, UserId person, Roster roster) {
        Set<Policy> parts = whole.getAssociatedPolicies();
        Predicate<Policy> letsThrough = policy -> mayLetThrough(policy, person, roster);
        return !parts.isEmpty()
                && (whole.getDecisionStrategy() == DecisionStrategy.UNANIMOUS
                        ? parts.stream().allMatch(letsThrough)
                        : parts.stream().anyMatch(letsThrough));
    }

    private boolean mayLetThrough(Policy policy, UserId person, Roster roster) {
        boolean negative = policy.getLogic() == Logic.NEGATIVE;
        return switch (policy.getType()) {
            case "user" ->
                negative ^ listed(policy, "users", user -> user.asText().equals(person.value()));
            case "group" ->
                isByClaim(policy) || (negative ^ listed(policy, "groups", group -> isIn(group, person, roster)));
            case "role" -> negative ^ listed(policy, "roles", role -> holds(role, person, roster));
            case "aggregate" -> negative || ofAll(policy, person, roster);
            default -> true;
        };
    }

    /** What cannot be read lets everybody through. */
    private static boolean listed(Policy policy, String key, Predicate<JsonNode> matches) {
        String list = policy.getConfig().get(key);
        try {
            JsonNode named = JSON.readTree(list == null ? "" : list);
            return named.isArray()
                    ? StreamSupport.stream(named.spliterator(), false).anyMatch(matches)
                    : policy.getLogic() != Logic.NEGATIVE;
        } catch (JsonProcessingException unreadable) {
            return policy.getLogic() != Logic.NEGATIVE;
        }
    }

    /** Whether the groups are those that a token, not the directory, says. */
    private static boolean isByClaim(Policy policy) {
        String claim = policy.getConfig().get("groupsClaim");
        return claim != null && !claim.isBlank();
    }

    private boolean isIn(JsonNode group, UserId person, Roster roster) {
        String named = group.path("id").asText();
        Set<String> own = roster.footing(person).groups();
        return own.contains(named)
                || (group.path("extendChildren").asBoolean()
                        && own.stream().map(realm::getGroupById).anyMatch(each -> isBelow(each, named)));
    }

    private static boolean isBelow(@Nullable GroupModel group, String above) {
        return Stream.<@Nullable GroupModel>iterate(group, each -> each != null, GroupModel::getParent)
                .anyMatch(each -> each.getId().equals(above));
    }

    /** One of several that are required together is enough to be careful about. */
    private boolean holds(JsonNode role, UserId person, Roster roster) {
        RoleModel named = realm.getRoleById(role.path("id").asText());
        return named != null && roster.held(person).anyMatch(held -> held.equals(named) || held.hasRole(named));
    }
}
