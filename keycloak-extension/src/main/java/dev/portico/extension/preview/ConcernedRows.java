package dev.portico.extension.preview;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.change.Reach;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds the people within the reach of a change, some at a time in the order of their ids. */
final class ConcernedRows {

    private static final String PEOPLE = "select u.id, u.enabled from UserEntity u where u.realmId = :realm"
            + " and u.serviceAccountClientLink is null and u.id > :after and (";

    private static final String MEMBERS_OF_ANY = "exists (select 1 from UserGroupMembershipEntity m, GroupEntity g"
            + " where m.user = u and g.id = m.groupId and g.type = 1)";

    private static final String MEMBERS_OF = "exists (select 1 from UserGroupMembershipEntity n, OrganizationEntity o"
            + " where n.user = u and n.groupId = o.groupId and o.id in (:organizations))";

    private static final String GRANTED = "exists (select 1 from UserGroupMembershipEntity i, GroupRoleMappingEntity r"
            + " where i.user = u and r.group.id = i.groupId and r.roleId in (:roles))";

    private static final String HELD =
            "exists (select 1 from UserRoleMappingEntity d where d.user = u and d.roleId in (:roles))";

    private static final String IN_GROUPS =
            "exists (select 1 from UserGroupMembershipEntity b where b.user = u and b.groupId in (:groups))";

    private static final String VENDORS = "select a.role.id from RoleAttributeEntity a where a.role.realmId = :realm"
            + " and a.name = 'portal.vendor' and a.value = 'true'";

    private static final String PARENTS =
            "select c.parentRole.id from CompositeRoleEntity c where c.childRole.id in (:roles)";

    private static final String MAPPING =
            "select m.group.id from GroupRoleMappingEntity m where m.roleId in (:roles) and m.group.type = 0";

    private final EntityManager store;
    private final RealmModel realm;
    private final String query;
    private final Map<String, Object> parameters = new HashMap<>();

    ConcernedRows(KeycloakSession session, RealmModel realm, Reach reach) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
        this.query = PEOPLE + String.join(" or ", conditions(reach)) + ") order by u.id";
    }

    record Row(UserId person, boolean enabled) {}

    /** @param after the id of the last one of the chunk before; empty for the first */
    List<Row> after(String after, int most) {
        TypedQuery<Object[]> rows = store.createQuery(query, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("after", after)
                .setMaxResults(most);
        parameters.forEach(rows::setParameter);
        return rows.getResultList().stream()
                .map(row -> new Row(new UserId((String) row[0]), Boolean.TRUE.equals(row[1])))
                .toList();
    }

    private List<String> conditions(Reach reach) {
        List<String> conditions = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>(reach.roles());
        if (reach.everybody()) {
            conditions.add(MEMBERS_OF_ANY);
            roles.addAll(vendors());
        }
        if (!reach.people().isEmpty()) {
            conditions.add("u.id in (:people)");
            parameters.put("people", reach.people().stream().map(UserId::value).toList());
        }
        if (!reach.organizations().isEmpty()) {
            conditions.add(MEMBERS_OF);
            parameters.put(
                    "organizations",
                    reach.organizations().stream().map(OrganizationId::value).toList());
        }
        if (!roles.isEmpty()) {
            conditions.addAll(List.of(GRANTED, HELD));
            parameters.put("roles", roles);
            List<String> below = below(roles);
            if (!below.isEmpty()) {
                conditions.add(IN_GROUPS);
                parameters.put("groups", below);
            }
        }
        return conditions.isEmpty() ? List.of("1 = 0") : conditions;
    }

    /** The vendor's roles and whatever is made of them. */
    private Set<String> vendors() {
        Set<String> found = new LinkedHashSet<>();
        List<String> newest = store.createQuery(VENDORS, String.class)
                .setParameter("realm", realm.getId())
                .getResultList();
        while (!newest.isEmpty()) {
            found.addAll(newest);
            newest = store.createQuery(PARENTS, String.class)
                    .setParameter("roles", newest)
                    .getResultStream()
                    .filter(id -> !found.contains(id))
                    .toList();
        }
        return found;
    }

    /** Realm groups below one that maps such a role: they inherit it. */
    private List<String> below(Set<String> roles) {
        return store.createQuery(MAPPING, String.class)
                .setParameter("roles", roles)
                .getResultStream()
                .flatMap(id -> Optional.ofNullable(realm.getGroupById(id)).stream())
                .flatMap(GroupModel::getSubGroupsStream)
                .flatMap(ConcernedRows::withBelow)
                .map(GroupModel::getId)
                .distinct()
                .toList();
    }

    private static Stream<GroupModel> withBelow(GroupModel group) {
        return Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(ConcernedRows::withBelow));
    }
}
