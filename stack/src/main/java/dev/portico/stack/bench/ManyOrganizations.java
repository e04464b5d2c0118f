package dev.portico.stack.bench;

import dev.portico.stack.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Organisations by the ten thousand, with a few members each, written into Keycloak's tables at one go: through its API they would take
 * hours. Their groups are as Keycloak has made that of another organisation of the realm.
 */
public final class ManyOrganizations {

    private static final String GROUPS = "insert into keycloak_group (id, name, parent_group, realm_id, type)"
            + " select md5('group' || n)::uuid::text, md5('org' || n)::uuid::text, g.parent_group, g.realm_id, g.type"
            + " from generate_series(1, ?) n, keycloak_group g join org o on o.group_id = g.id where o.alias = ?";

    private static final String ORGANIZATIONS = "insert into org (id, enabled, realm_id, group_id, name, alias)"
            + " select md5('org' || n)::uuid::text, true, o.realm_id, md5('group' || n)::uuid::text,"
            + " 'Company ' || n, 'company-' || lpad(n::text, 6, '0')"
            + " from generate_series(1, ?) n, org o where o.alias = ?";

    private static final String GROUPS_KNOW_THEIRS = "update keycloak_group g set org_id = o.id from org o"
            + " where o.group_id = g.id and g.org_id is null and exists (select 1 from keycloak_group k"
            + " join org a on a.group_id = k.id where a.alias = ? and k.org_id is not null)";

    private static final String PEOPLE = "insert into user_entity (id, username, email, email_constraint, first_name,"
            + " last_name, email_verified, enabled, realm_id, not_before)"
            + " select md5('user' || n)::uuid::text, 'clerk' || n, 'clerk' || n || '@many.example',"
            + " 'clerk' || n || '@many.example', 'Clerk', 'Number ' || n, true, true, o.realm_id, 0"
            + " from generate_series(1, ?) n, org o where o.alias = ?";

    private static final String MEMBERS = "insert into user_group_membership (user_id, group_id, membership_type)"
            + " select md5('user' || n)::uuid::text, md5('group' || (n % ? + 1))::uuid::text, 'UNMANAGED'"
            + " from generate_series(1, ?) n";

    private static final String ROLES = "insert into user_role_mapping (user_id, role_id)"
            + " select md5('user' || n)::uuid::text, r.default_role"
            + " from generate_series(1, ?) n, realm r join org o on o.realm_id = r.id where o.alias = ?";

    private ManyOrganizations() {}

    /**
     * Writes them.
     *
     * @param like alias of the organisation whose realm they are in
     */
    public static void in(PostgresServer postgres, String like, int organizations, int members) throws SQLException {
        try (Connection connection = postgres.connect(PostgresServer.KEYCLOAK)) {
            run(connection, GROUPS, organizations, like);
            run(connection, ORGANIZATIONS, organizations, like);
            run(connection, GROUPS_KNOW_THEIRS, like);
            run(connection, PEOPLE, members, like);
            run(connection, MEMBERS, organizations, members);
            run(connection, ROLES, members, like);
            settle(connection);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** What PostgreSQL does by itself a minute after so many changes. */
    private static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table :
                    List.of("org", "keycloak_group", "user_entity", "user_group_membership", "user_role_mapping")) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }
}
