package dev.portico.extension.levels;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Setting;
import dev.portico.extension.change.Reach;
import dev.portico.extension.directory.KeycloakRole;
import dev.portico.extension.invitations.PromisedLevels;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Where a level is in use: who holds it, by whatever way, who is invited with it, and where it is given to whoever holds none. */
final class LevelUses {

    /** What an organisation's group maps its members hold; what one of the realm maps those in the groups below, too. */
    private static final String HELD_BY_GROUP = "select m.roleId from GroupRoleMappingEntity m where m.roleId = :role"
            + " and (m.group.type = 0 or exists (select 1 from UserGroupMembershipEntity g where g.groupId = m.group.id))";

    private static final String PEOPLE = "select d.user.id from UserRoleMappingEntity d where d.roleId = :role";

    private static final String HOLDERS = "select count(u.id) from UserEntity u where"
            + " exists (select 1 from UserRoleMappingEntity d where d.user = u and d.roleId = :role)"
            + " or exists (select 1 from UserGroupMembershipEntity g, GroupRoleMappingEntity m"
            + " where g.user = u and m.group.id = g.groupId and m.roleId = :role)";

    private static final String PARENTS =
            "select c.parentRole.id from CompositeRoleEntity c where c.childRole.id in (:roles)";

    private static final String DEFAULTS = "select o.id from OrganizationEntity o, GroupAttributeEntity a"
            + " where o.realmId = :realm and a.group.id = o.groupId and a.name = '"
            + Setting.DEFAULT_LEVEL.attribute() + "' and trim(a.value) = :name";

    private final EntityManager store;
    private final PromisedLevels promised;
    private final RealmModel realm;
    private final Level level;

    LevelUses(KeycloakSession session, RealmModel realm, Level level) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.promised = PromisedLevels.of(session);
        this.realm = realm;
        this.level = level;
    }

    /** Whether anybody would notice it gone. */
    boolean any() {
        return isDefaultOfRealm()
                || promised.promise(level.model())
                || !first(HELD_BY_GROUP).isEmpty()
                || !first(PEOPLE).isEmpty()
                || !defaultIn().isEmpty()
                || parents().stream().anyMatch(LevelUses::isPlain);
    }

    /** How many people hold it, by a group or directly. */
    long holders() {
        return store.createQuery(HOLDERS, Long.class)
                .setParameter("role", level.model().getId())
                .getSingleResult();
    }

    /** Ids of those who hold it directly, everywhere. */
    List<String> people() {
        return query(PEOPLE).getResultList();
    }

    /** Roles that it is directly a part of. */
    List<RoleModel> parents() {
        return parents(Set.of(level.model().getId())).stream()
                .map(realm::getRoleById)
                .toList();
    }

    /** Whether holding this role is holding what it is made of; a marked one means something by itself. */
    static boolean isPlain(RoleModel role) {
        return !role.isClientRole() && new KeycloakRole(role).marks().isEmpty();
    }

    /** Ids of it and of all roles that it is a part of, over however many others. */
    Set<String> withAncestors() {
        Set<String> found = new LinkedHashSet<>(Set.of(level.model().getId()));
        Set<String> newest = found;
        while (!newest.isEmpty()) {
            newest = parents(newest).stream().filter(id -> !found.contains(id)).collect(Collectors.toSet());
            found.addAll(newest);
        }
        return found;
    }

    /** Organisations that give it to whoever holds none there. */
    Set<OrganizationId> defaultIn() {
        return store.createQuery(DEFAULTS, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", level.name())
                .getResultStream()
                .map(OrganizationId::new)
                .collect(Collectors.toSet());
    }

    boolean isDefaultOfRealm() {
        String value = realm.getAttribute(Setting.DEFAULT_LEVEL.attribute());
        return value != null && value.strip().equals(level.name());
    }

    /**
     * Whom a change of it can concern.
     *
     * @param roles ids of it and what is made of it
     */
    Reach reach(Set<String> roles) {
        return new Reach(isDefaultOfRealm(), Set.of(), defaultIn(), roles);
    }

    private List<String> parents(Collection<String> roles) {
        return store.createQuery(PARENTS, String.class)
                .setParameter("roles", roles)
                .getResultList();
    }

    private List<String> first(String query) {
        return query(query).setMaxResults(1).getResultList();
    }

    private TypedQuery<String> query(String text) {
        return store.createQuery(text, String.class)
                .setParameter("role", level.model().getId());
    }
}
