package dev.portico.extension.members;

import dev.portico.extension.access.OrganizationId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;

/**
 * Who holds one of some roles in an organisation: whoever is in these groups, and whoever holds one directly.
 *
 * <p>Both are looked up before the members are, so that the database joins with what there is and does not try every way for
 * every member.
 *
 * @param name tells the parameters of several apart in one statement
 * @param groups ids of the organisation's groups and of the realm's that give one
 * @param roles ids of the roles that are held directly by anybody
 */
record LevelHolders(String name, List<String> groups, List<String> roles) {

    private static final String GROUPS = "select m.group.id from GroupRoleMappingEntity m where m.roleId in (:roles)"
            + " and (m.group.type = 0 or m.group.organization.id = :organization)";

    private static final String DIRECT = "select r.id from RoleEntity r where r.id in (:roles)"
            + " and exists (select 1 from UserRoleMappingEntity d where d.roleId = r.id)";

    static LevelHolders of(
            String name, List<String> roles, OrganizationId organization, RealmModel realm, EntityManager store) {
        List<String> groups = store.createQuery(GROUPS, String.class)
                .setParameter("roles", roles)
                .setParameter("organization", organization.value())
                .getResultStream()
                .flatMap(id -> Optional.ofNullable(realm.getGroupById(id)).stream())
                .flatMap(LevelHolders::withHeirs)
                .map(GroupModel::getId)
                .distinct()
                .toList();
        return new LevelHolders(
                name,
                groups,
                store.createQuery(DIRECT, String.class)
                        .setParameter("roles", roles)
                        .getResultList());
    }

    /** The condition that a user {@code u} is one of them. */
    String condition() {
        if (groups.isEmpty()) {
            return roles.isEmpty() ? "1 = 0" : held();
        }
        return roles.isEmpty() ? inGroup() : "(" + inGroup() + " or " + held() + ")";
    }

    private String inGroup() {
        return "exists (select 1 from UserGroupMembershipEntity g where g.groupId in (:groups" + name
                + ") and g.user.id = u.id)";
    }

    private String held() {
        return "exists (select 1 from UserRoleMappingEntity d where d.roleId in (:roles" + name
                + ") and d.user.id = u.id)";
    }

    void setIn(TypedQuery<?> query) {
        if (!groups.isEmpty()) {
            query.setParameter("groups" + name, groups);
        }
        if (!roles.isEmpty()) {
            query.setParameter("roles" + name, roles);
        }
    }

    /** What a realm group maps holds in the groups below it, too; an organisation's gives nothing down. */
    private static Stream<GroupModel> withHeirs(GroupModel group) {
        return group.getType() == GroupModel.Type.ORGANIZATION
                ? Stream.of(group)
                : Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(LevelHolders::withHeirs));
    }
}
