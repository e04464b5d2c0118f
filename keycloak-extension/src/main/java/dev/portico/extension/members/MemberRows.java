package dev.portico.extension.members;

import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Prefix;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds an organisation's members in Keycloak's tables with one query, in the order of their user names. */
final class MemberRows {

    private static final String MEMBERS = "select u.id, u.username, u.email, u.firstName, u.lastName, u.enabled"
            + " from OrganizationEntity o, UserGroupMembershipEntity m join m.user u"
            + " where o.id = :organization and o.realmId = :realm and m.groupId = o.groupId and u.realmId = :realm";

    private static final String MATCHES = " and (u.username like :prefix escape '!' or u.email like :prefix escape '!'"
            + " or lower(u.firstName) like :prefix escape '!' or lower(u.lastName) like :prefix escape '!')";

    /** Granted there by an organisation group, or held everywhere directly or by a realm group. */
    private static final String HOLDS = "(exists (select 1 from UserGroupMembershipEntity g, GroupRoleMappingEntity r"
            + " where g.user = u and r.group.id = g.groupId and r.roleId in :levels"
            + " and (r.group.type = 0 or r.group.organization = o))"
            + " or exists (select 1 from UserRoleMappingEntity d where d.user = u and d.roleId in :levels))";

    private static final String WITHOUT_END = " and not exists (select 1 from UserAttributeEntity a where a.user = u"
            + " and a.name = '" + EndDates.ATTRIBUTE + "' and a.value like :until)";

    private final EntityManager store;
    private final RealmModel realm;
    private final OrganizationId organization;

    MemberRows(KeycloakSession session, RealmModel realm, OrganizationId organization) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
        this.organization = organization;
    }

    record Row(
            UserId id,
            String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled) {}

    List<Row> list(Optional<String> search, MemberStatus status, LevelFilter level, Paging paging) {
        String query = MEMBERS
                + " and u.username > :after"
                + (status == MemberStatus.ALL ? "" : " and u.enabled = " + (status == MemberStatus.ACTIVE))
                + (search.isPresent() ? MATCHES : "")
                + level.condition(HOLDS)
                + " order by u.username";
        TypedQuery<Object[]> rows =
                query(query).setParameter("after", paging.after()).setMaxResults(paging.rows());
        search.ifPresent(word -> rows.setParameter("prefix", Prefix.of(word)));
        level.roleIds().ifPresent(ids -> rows.setParameter("levels", ids));
        return rows(rows);
    }

    Optional<Row> find(String user) {
        return rows(query(MEMBERS + " and u.id = :user").setParameter("user", user)).stream()
                .filter(row -> row.id().value().equals(user))
                .findFirst();
    }

    /**
     * Enabled members after this user name who hold one of the roles, without an end date there, but for one person.
     *
     * @param roles ids; empty for every member
     */
    List<Row> lasting(Optional<List<String>> roles, UserId but, String after, int rows) {
        TypedQuery<Object[]> query = query(MEMBERS + " and u.enabled = true and u.id <> :but and u.username > :after"
                        + WITHOUT_END + roles.map(ids -> " and " + HOLDS).orElse("") + " order by u.username")
                .setParameter("but", but.value())
                .setParameter("after", after)
                .setParameter("until", organization + " %")
                .setMaxResults(rows);
        roles.ifPresent(ids -> query.setParameter("levels", ids.isEmpty() ? List.of("") : ids));
        return rows(query);
    }

    /** Whether this account is enabled, whosever it is. */
    boolean isEnabled(UserId person) {
        return store.createQuery("select u.enabled from UserEntity u where u.id = :person", Boolean.class)
                .setParameter("person", person.value())
                .getResultStream()
                .anyMatch(Boolean.TRUE::equals);
    }

    private TypedQuery<Object[]> query(String text) {
        return store.createQuery(text, Object[].class)
                .setParameter("organization", organization.value())
                .setParameter("realm", realm.getId());
    }

    private static List<Row> rows(TypedQuery<Object[]> query) {
        return query.getResultList().stream().map(MemberRows::row).toList();
    }

    private static Row row(@Nullable Object[] columns) {
        return new Row(
                new UserId(String.valueOf(columns[0])),
                String.valueOf(columns[1]),
                (String) columns[2],
                (String) columns[3],
                (String) columns[4],
                Boolean.TRUE.equals(columns[5]));
    }
}
