package dev.portico.stack.token;

import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies of one organisation, made in Keycloak's tables: by the admin API each takes as long as a login.
 *
 * <p>Nothing of them may be in Keycloak's caches yet, and who is made a member has to be forgotten there: {@link #add} does that.
 */
final class ManyOrganizations {

    private final SharedStack stack;
    private final String model;

    /** @param model the id of the organisation to copy */
    ManyOrganizations(SharedStack stack, String model) {
        this.stack = stack;
        this.model = model;
    }

    /** Makes that many organisations more, without domains. */
    void make(int count) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists portico_test_copy (n int, org text, grp text, model text)");
            run(
                    connection,
                    "insert into portico_test_copy"
                            + " select n, gen_random_uuid()::text, gen_random_uuid()::text, ?"
                            + " from generate_series(1, " + count + ") n",
                    model);
            run(
                    connection,
                    "insert into org (id, enabled, realm_id, group_id, name, alias)"
                            + " select c.org, o.enabled, o.realm_id, c.grp, o.name || '-' || c.n, o.alias || '-' || c.n"
                            + " from portico_test_copy c join org o on o.id = c.model where c.model = ?",
                    model);
            run(
                    connection,
                    "insert into keycloak_group (id, name, parent_group, realm_id, type, org_id)"
                            + " select c.grp, c.org, g.parent_group, g.realm_id, g.type,"
                            + " case when g.org_id is null then null else c.org end"
                            + " from portico_test_copy c join org o on o.id = c.model"
                            + " join keycloak_group g on g.id = o.group_id where c.model = ?",
                    model);
        }
    }

    /** Makes somebody a member, without any level, of the first so many. */
    void add(People.Person person, int count) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK)) {
            run(
                    connection,
                    "insert into user_group_membership (group_id, user_id, membership_type)"
                            + " select c.grp, '" + person.id() + "', 'UNMANAGED' from portico_test_copy c"
                            + " where c.n <= " + count + " and c.model = ?",
                    model);
        }
        stack.realm().clearUserCache();
    }

    private static void run(Connection connection, String sql, String model) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, model);
            statement.executeUpdate();
        }
    }
}
