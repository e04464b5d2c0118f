package dev.portico.extension.levels;

import dev.portico.extension.internals.OrganizationGrants;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;

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

    /** Has them grant another level as well; what they grant now goes when the role does. */
    void grant(Level other) {
        List<Group> groups = all();
        store.flush();
        store.createQuery(MAP)
                .setParameter("role", level.model().getId())
                .setParameter("other", other.model().getId())
                .executeUpdate();
        rename(groups.stream().filter(this::isNamedAfterIt).toList(), other.name());
        groups.forEach(this::forget);
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
