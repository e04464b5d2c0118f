package dev.portico.extension.levels;

import dev.portico.extension.internals.OrganizationGrants;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.UserCache;

/**
 * The groups that map a level, of organisations and of the realm.
 *
 * <p>Changed with a few statements for all of them, since there can be one per customer, and taken out of Keycloak's caches
 * one by one; Keycloak's models would flush the whole session for each.
 */
final class LevelGroups {

    private static final String ALL = "select g.id, g.name, g.type, o.id from GroupRoleMappingEntity m"
            + " join m.group g left join g.organization o where m.roleId = :role";

    private static final String MAP = "insert into GroupRoleMappingEntity (group, roleId)"
            + " select m.group, :other from GroupRoleMappingEntity m where m.roleId = :role and not exists"
            + " (select 1 from GroupRoleMappingEntity n where n.group = m.group and n.roleId = :other)";

    private static final String NAMED = "select o.id from GroupEntity g join g.organization o"
            + " where g.realm = :realm and g.type = 1 and g.name = :name";

    private static final String HOMES = "select o.id, g.id, g.name from GroupRoleMappingEntity m join m.group g"
            + " join g.organization o where m.roleId = :other and g.type = 1"
            + " and (select count(n.roleId) from GroupRoleMappingEntity n where n.group = g) = 1 order by g.id";

    /** What stands for the level alone: nothing else is mapped on it, nor hangs on it. */
    private static final String ALONE =
            "select g.id from GroupRoleMappingEntity m join m.group g where m.roleId = :role"
                    + " and (select count(n.roleId) from GroupRoleMappingEntity n where n.group = g) = 1"
                    + " and not exists (select 1 from GroupEntity c where c.parentId = g.id)";

    private static final String MOVE = "insert into UserGroupMembershipEntity (user, groupId, membershipType)"
            + " select m.user, h.id, m.membershipType from UserGroupMembershipEntity m, GroupEntity h"
            + " where m.groupId = :group and h.id = :home and not exists"
            + " (select 1 from UserGroupMembershipEntity n where n.user = m.user and n.groupId = h.id)";

    private static final String UNMAP = "delete from GroupRoleMappingEntity m where m.group.id = :group";

    private static final String RENAME = "update GroupEntity g set g.name = :name where g.id in (:groups)";

    private static final int AT_ONCE = 500;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager store;
    private final Level level;

    LevelGroups(KeycloakSession session, RealmModel realm, Level level) {
        this.session = session;
        this.realm = realm;
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.level = level;
    }

    private record Group(
            String id,
            String name,
            boolean ofOrganization,
            @Nullable String organization) {}

    /**
     * Has them grant another level as well; what they grant now goes when the role does. Where an organisation has a group for the
     * other level, the people go there: one group for each role.
     */
    void grant(Level other) {
        store.flush();
        mergeInto(other);
        List<Group> groups = all();
        store.createQuery(MAP)
                .setParameter("role", level.model().getId())
                .setParameter("other", other.model().getId())
                .executeUpdate();
        rename(groups.stream().filter(this::isNamedAfterIt).toList(), other.name());
        groups.forEach(this::forget);
    }

    private void mergeInto(Level other) {
        Map<String, String> homes = homes(other);
        Set<String> alone = homes.isEmpty()
                ? Set.of()
                : store.createQuery(ALONE, String.class)
                        .setParameter("role", level.model().getId())
                        .getResultStream()
                        .collect(Collectors.toSet());
        List<Group> leaving = alone.isEmpty()
                ? List.of()
                : all().stream()
                        .filter(group -> alone.contains(group.id())
                                && isNamedAfterIt(group)
                                && homes.containsKey(String.valueOf(group.organization())))
                        .toList();
        leaving.forEach(group -> move(group, homes.getOrDefault(String.valueOf(group.organization()), "")));
        if (!leaving.isEmpty()) {
            forgetPeople();
        }
    }

    /** The group that grants the other level and nothing else, by organisation; the one of its name where there are several. */
    private Map<String, String> homes(Level other) {
        Map<String, String> homes = new HashMap<>();
        store.createQuery(HOMES, Object[].class)
                .setParameter("other", other.model().getId())
                .getResultStream()
                .forEach(row -> {
                    if (other.name().equals(row[2])) {
                        homes.put(String.valueOf(row[0]), String.valueOf(row[1]));
                    } else {
                        homes.putIfAbsent(String.valueOf(row[0]), String.valueOf(row[1]));
                    }
                });
        return homes;
    }

    /** It grants nothing any more when it goes, so that its going takes nothing from anybody. */
    private void move(Group group, String home) {
        store.createQuery(MOVE)
                .setParameter("group", group.id())
                .setParameter("home", home)
                .executeUpdate();
        store.createQuery(UNMAP).setParameter("group", group.id()).executeUpdate();
        forget(group);
        Optional.ofNullable(realm.getGroupById(group.id()))
                .ifPresent(empty -> session.groups().removeGroup(realm, empty));
    }

    /** Keycloak keeps people's groups with them, and names nobody who was moved behind its back. */
    private void forgetPeople() {
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(realm);
        }
    }

    /** Removes those that stand for this level alone and that nobody is in. */
    void removeUnused() {
        all().stream()
                .filter(this::isNamedAfterIt)
                .flatMap(group -> Optional.ofNullable(realm.getGroupById(group.id())).stream())
                .filter(group -> group.getRoleMappingsStream().count() == 1
                        && group.getSubGroupsStream().findAny().isEmpty())
                .forEach(group -> session.groups().removeGroup(realm, group));
    }

    private boolean isNamedAfterIt(Group group) {
        return group.ofOrganization() && group.name().equals(level.name());
    }

    /** Where there is a group of the new name already, with the beginning of its id to tell the two apart. */
    private void rename(List<Group> groups, String name) {
        Set<String> occupied = store.createQuery(NAMED, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", name)
                .getResultStream()
                .collect(Collectors.toSet());
        List<String> free = groups.stream()
                .filter(group -> !occupied.contains(String.valueOf(group.organization())))
                .map(Group::id)
                .toList();
        for (int from = 0; from < free.size(); from += AT_ONCE) {
            rename(free.subList(from, Math.min(free.size(), from + AT_ONCE)), name, store);
        }
        groups.stream()
                .filter(group -> !free.contains(group.id()))
                .forEach(group ->
                        rename(List.of(group.id()), name + "-" + group.id().substring(0, 8), store));
    }

    private static void rename(List<String> groups, String name, EntityManager store) {
        store.createQuery(RENAME)
                .setParameter("name", name)
                .setParameter("groups", groups)
                .executeUpdate();
    }

    private void forget(Group group) {
        CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
        if (cache != null) {
            cache.registerGroupInvalidation(group.id());
        }
        if (group.organization() != null) {
            new OrganizationGrants(session, realm).forget(group.organization());
        }
    }

    private List<Group> all() {
        return store.createQuery(ALL, Object[].class)
                .setParameter("role", level.model().getId())
                .getResultStream()
                .map(row -> new Group(
                        String.valueOf(row[0]),
                        String.valueOf(row[1]),
                        Integer.valueOf(GroupModel.Type.ORGANIZATION.intValue()).equals(row[2]),
                        (String) row[3]))
                .toList();
    }
}
