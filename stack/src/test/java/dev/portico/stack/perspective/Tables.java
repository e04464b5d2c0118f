package dev.portico.stack.perspective;

import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every table of Keycloak and of the portal with a sum of all that is in it. */
record Tables(Map<String, String> sums) {

    /**
     * What a perspective writes of itself, which is no business of anybody's: how long its session and token last, that a token was asked
     * for, and what Keycloak has told the portal meanwhile.
     */
    private static final Set<String> ITS_OWN = Set.of(
            "keycloak.offline_user_session",
            "keycloak.offline_client_session",
            "keycloak.event_entity",
            "keycloak.portico_perspective",
            "portal.signalled",
            "portal.signals_seen");

    static Tables of(SharedStack stack) {
        Map<String, String> sums = new TreeMap<>();
        for (String database : List.of(PostgresServer.KEYCLOAK, PostgresServer.PORTAL)) {
            try (Connection connection = stack.stack().postgres().connect(database);
                    Statement statement = connection.createStatement()) {
                for (String table : names(statement)) {
                    String name = database + "." + table;
                    if (!ITS_OWN.contains(name)) {
                        sums.put(name, sum(statement, table));
                    }
                }
            } catch (SQLException failed) {
                throw new AssertionError(database, failed);
            }
        }
        return new Tables(sums);
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String sum(Statement statement, String table) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)"
                        + "::numeric), 0) from \"" + table + "\" t")) {
            row.next();
            return row.getString(1);
        }
    }
}
