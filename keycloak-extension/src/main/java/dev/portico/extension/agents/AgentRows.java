package dev.portico.extension.agents;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.rest.Paging;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds people who hold a role with {@code desk.tickets}, directly or through a realm group, by user name. */
final class AgentRows {

    private static final String AGENTS = "select u.id, u.username, u.email, u.firstName, u.lastName, u.enabled"
            + " from UserEntity u where u.realmId = :realm and u.username > :after"
            + " and (exists (select 1 from UserRoleMappingEntity d where d.user = u and d.roleId in :roles)"
            + " or exists (select 1 from UserGroupMembershipEntity g where g.user = u and g.groupId in :groups))"
            + " order by u.username";

    private final EntityManager store;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final Roles roles;

    AgentRows(KeycloakSession session, RealmModel realm, Roles roles) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.session = session;
        this.realm = realm;
        this.roles = roles;
    }

    record Row(
            String id,
            String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled) {}

    List<Row> list(Paging paging) {
        List<String> agentRoles = agentRoles();
        return store
                .createQuery(AGENTS, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("after", paging.after())
                .setParameter("roles", orNone(agentRoles))
                .setParameter("groups", orNone(groups(agentRoles)))
                .setMaxResults(paging.rows())
                .getResultList()
                .stream()
                .map(AgentRows::row)
                .toList();
    }

    private List<String> agentRoles() {
        return store
                .createQuery(
                        "select r.id, r.name from RoleEntity r join r.attributes a"
                                + " where r.realmId = :realm and a.name = 'portal.vendor' and a.value = 'true'",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .getResultList()
                .stream()
                .filter(row ->
                        roles.find((String) row[1]).filter(AgentRows::isAgents).isPresent())
                .map(row -> (String) row[0])
                .toList();
    }

    private static boolean isAgents(Role role) {
        return role.is(Role.Kind.VENDOR) && role.entitlements().contains(Permission.DESK_TICKETS);
    }

    /** Realm groups that map such a role, and those below them. */
    private List<String> groups(List<String> agentRoles) {
        return agentRoles.stream()
                .map(realm::getRoleById)
                .flatMap(role -> session.groups().getGroupsByRoleStream(realm, role, null, null))
                .filter(group -> group.getType() != GroupModel.Type.ORGANIZATION)
                .flatMap(AgentRows::withBelow)
                .map(GroupModel::getId)
                .distinct()
                .toList();
    }

    private static Stream<GroupModel> withBelow(GroupModel group) {
        return Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(AgentRows::withBelow));
    }

    /** An empty list is no valid right side of {@code in}; no id is the empty string. */
    private static List<String> orNone(List<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }

    private static Row row(@Nullable Object[] columns) {
        return new Row(
                String.valueOf(columns[0]),
                String.valueOf(columns[1]),
                (String) columns[2],
                (String) columns[3],
                (String) columns[4],
                Boolean.TRUE.equals(columns[5]));
    }
}
