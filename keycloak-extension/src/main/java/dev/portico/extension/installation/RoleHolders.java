package dev.portico.extension.installation;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/** Who holds roles, by a group they are in or by another role; and what grants them. */
final class RoleHolders {

    /** Of a group below another one's, its members hold what that one maps. */
    private static final String PEOPLE =
            "with granting as (select m.group.id as id from GroupRoleMappingEntity m where m.roleId in (:roles)"
                    + " union all select b.id as id from granting a join GroupEntity b on b.parentId = a.id)"
                    + " select count(u) from UserEntity u where u.realmId = :realm and ("
                    + "exists (select 1 from UserRoleMappingEntity d where d.user = u and d.roleId in (:roles))"
                    + " or exists (select 1 from UserGroupMembershipEntity g join granting a on a.id = g.groupId"
                    + " where g.user = u))";

    private static final String GROUPS =
            "select count(distinct m.group.id) from GroupRoleMappingEntity m where m.roleId = :role";

    private static final String PARENTS =
            "select c.parentRole.id from CompositeRoleEntity c where c.childRole.id in (:roles)";

    private final EntityManager store;
    private final RealmModel realm;

    RoleHolders(EntityManager store, RealmModel realm) {
        this.store = store;
        this.realm = realm;
    }

    /** How many people hold one of these roles at least. */
    long count(Set<String> roles) {
        if (roles.isEmpty()) {
            return 0;
        }
        return store.createQuery(PEOPLE, Long.class)
                .setParameter("realm", realm.getId())
                .setParameter("roles", withAncestors(roles))
                .getSingleResult();
    }

    /** How many groups map it; who is in one below them holds it too. */
    long groups(String role) {
        return store.createQuery(GROUPS, Long.class).setParameter("role", role).getSingleResult();
    }

    /** Ids of roles that one of these is directly a part of. */
    Set<String> madeOf(Set<String> roles) {
        return store.createQuery(PARENTS, String.class)
                .setParameter("roles", roles)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    private Set<String> withAncestors(Set<String> roles) {
        Set<String> all = new HashSet<>(roles);
        Set<String> newest = roles;
        while (!newest.isEmpty()) {
            newest = madeOf(newest).stream().filter(all::add).collect(Collectors.toSet());
        }
        return all;
    }
}
