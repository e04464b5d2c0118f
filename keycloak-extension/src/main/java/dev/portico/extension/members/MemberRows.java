package dev.portico.extension.members;

import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Prefix;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Finds an organisation's members in Keycloak's tables, in the order of their user names.
 *
 * <p>The organisation's internal group is asked for first, so that the database knows how many members it plans for. A search
 * goes one of two ways, and each lies in a part of the statement that the database cannot turn around: what is found in the
 * realm is sorted before it is looked up in the group, since names lie together in the order of user names and a walk along it
 * may find the first of them at its very end; in a small organisation its members are read and compared.
 */
final class MemberRows {

    private static final String COLUMNS = "select u.id as id, u.username as username, u.email as email,"
            + " u.firstName as firstName, u.lastName as lastName, u.enabled as enabled from ";

    private static final String MEMBERS =
            "UserGroupMembershipEntity m join m.user u" + " where m.groupId = :group and u.realmId = :realm";

    private static final String PEOPLE = "UserEntity u where u.realmId = :realm";

    private static final String IS_MEMBER =
            " exists (select 1 from UserGroupMembershipEntity m where m.groupId = :group and m.user.id = u.id)";

    private static final String MATCHES = " (u.username like :prefix escape '!' or u.email like :prefix escape '!'"
            + " or lower(u.firstName) like :prefix escape '!' or lower(u.lastName) like :prefix escape '!')";

    private static final String WITHOUT_END =
            " and not exists (select 1 from UserAttributeEntity a where a.user.id = u.id" + " and a.name = '"
                    + EndDates.ATTRIBUTE + "' and a.value like :until)";

    private static final String IN_ORDER = " order by u.username";

    /** So many are compared one by one in a few milliseconds. */
    private static final int FEW = 5_000;

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
        String group = group();
        String wanted = " and u.username > :after"
                + (status == MemberStatus.ALL ? "" : " and u.enabled = " + (status == MemberStatus.ACTIVE));
        LevelCondition levels = new LevelCondition(level, organization, realm, store);
        String query = search.isEmpty()
                ? COLUMNS + MEMBERS + wanted + levels.text() + IN_ORDER
                : found(areFew(group), wanted) + levels.text() + IN_ORDER;
        TypedQuery<Object[]> rows =
                query(query, group).setParameter("after", paging.after()).setMaxResults(paging.rows());
        search.ifPresent(word -> rows.setParameter("prefix", Prefix.of(word)));
        levels.setIn(rows, Instant.ofEpochMilli(Time.currentTimeMillis()));
        return rows(rows);
    }

    private static String found(boolean few, String wanted) {
        return few
                ? COLUMNS + "(" + COLUMNS + MEMBERS + wanted + IN_ORDER + ") u where" + MATCHES
                : COLUMNS + "(" + COLUMNS + PEOPLE + wanted + " and" + MATCHES + IN_ORDER + ") u where" + IS_MEMBER;
    }

    Optional<Row> find(String user) {
        return rows(query(COLUMNS + MEMBERS + " and u.id = :user", group()).setParameter("user", user)).stream()
                .filter(row -> row.id().value().equals(user))
                .findFirst();
    }

    /**
     * Enabled members after this user name who hold one of the roles, without an end date there, but for one person.
     *
     * @param roles ids; empty for every member
     */
    List<Row> lasting(Optional<List<String>> roles, UserId but, String after, int rows) {
        Optional<LevelHolders> holders = roles.map(ids -> holders(ids.isEmpty() ? List.of("") : ids));
        String holding = holders.map(found -> " and " + found.condition()).orElse("");
        TypedQuery<Object[]> query = query(
                        COLUMNS + MEMBERS + " and u.enabled = true and u.id <> :but and u.username > :after"
                                + WITHOUT_END + holding + IN_ORDER,
                        group())
                .setParameter("but", but.value())
                .setParameter("after", after)
                .setParameter("until", organization + " %")
                .setMaxResults(rows);
        holders.ifPresent(found -> found.setIn(query));
        return rows(query);
    }

    /** Whether this account is enabled, whosever it is. */
    boolean isEnabled(UserId person) {
        return store.createQuery("select u.enabled from UserEntity u where u.id = :person", Boolean.class)
                .setParameter("person", person.value())
                .getResultStream()
                .anyMatch(Boolean.TRUE::equals);
    }

    private LevelHolders holders(List<String> roles) {
        return LevelHolders.of("", roles, organization, realm, store);
    }

    /** The group whose members are the organisation's; none for an organisation of another realm. */
    private String group() {
        return store.createQuery(
                        "select o.groupId from OrganizationEntity o where o.id = :organization and o.realmId = :realm",
                        String.class)
                .setParameter("organization", organization.value())
                .setParameter("realm", realm.getId())
                .getResultStream()
                .findFirst()
                .orElse("");
    }

    private boolean areFew(String group) {
        return store.createQuery(
                        "select m.groupId from UserGroupMembershipEntity m where m.groupId = :group", String.class)
                .setParameter("group", group)
                .setFirstResult(FEW)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private TypedQuery<Object[]> query(String text, String group) {
        return store.createQuery(text, Object[].class)
                .setParameter("group", group)
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
