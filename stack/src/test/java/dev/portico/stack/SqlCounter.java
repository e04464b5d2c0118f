package dev.portico.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the statements one database role executes, with pg_stat_statements. Keycloak writes its sessions to the
 * database behind the request, whatever the request was, takes signals out of its outbox now and then and looks every
 * minute for perspectives that have ended; those statements are left out.
 */
public final class SqlCounter {

    private static final String SINCE_RESET = """
            select s.query, s.calls
              from pg_stat_statements s join pg_roles r on r.oid = s.userid
             where r.rolname = ?
               and s.query !~* 'offline_(user|client)_session'
               and not (s.query ~* 'outbox_entry' and s.query ~* '^(update|delete)|skip locked')
               and s.query !~* '^select distinct [^ ]* from portico_perspective'
             order by s.calls desc
            """;

    private final PostgresServer postgres;
    private final String role;

    SqlCounter(PostgresServer postgres, String role) {
        this.postgres = postgres;
        this.role = role;
    }

    /** The statements of one piece of work with how often each ran; {@code toString} lists them. */
    public record Statements(Map<String, Long> calls) {

        public long total() {
            return calls.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(total() + " statements");
            calls.forEach((query, count) ->
                    text.append("\n  ").append(count).append(" x ").append(query.replaceAll("\\s+", " ")));
            return text.toString();
        }
    }

    /** Something that may fail while it is counted. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** What the role executed while the work ran. */
    public Statements during(Work work) throws Exception {
        try (Connection connection = postgres.connect(PostgresServer.SUPERUSER)) {
            Map<String, Long> before = calls(connection);
            work.run();
            Map<String, Long> difference = new LinkedHashMap<>(calls(connection));
            before.forEach((query, count) -> difference.merge(query, -count, Long::sum));
            difference.values().removeIf(count -> count == 0);
            return new Statements(difference);
        }
    }

    private Map<String, Long> calls(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SINCE_RESET)) {
            statement.setString(1, role);
            Map<String, Long> calls = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    calls.merge(rows.getString(1), rows.getLong(2), Long::sum);
                }
            }
            return calls;
        }
    }
}
