package dev.portico.stack.signals;

import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What the portal's database keeps of the signals it was sent. */
final class PortalStore {

    private final PostgresServer postgres;

    PortalStore(SharedStack stack) {
        this.postgres = stack.stack().postgres();
    }

    /** How far the changes of somebody have come, and since when, as the database writes it. */
    record Known(long revision, String since) {}

    Optional<Known> about(String person) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement("select revision, since::text from signalled where subject = ?")) {
            query.setString(1, "member:" + person);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Known(row.getLong(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    long revision(String person) throws SQLException {
        return about(person).map(Known::revision).orElse(0L);
    }

    boolean took(String id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("select 1 from signals_seen where jti = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    void forget(String person, String id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement known = connection.prepareStatement("delete from signalled where subject = ?");
                PreparedStatement seen = connection.prepareStatement("delete from signals_seen where jti = ?")) {
            known.setString(1, "member:" + person);
            known.executeUpdate();
            seen.setString(1, id);
            seen.executeUpdate();
        }
    }

    /** Nothing is stored until this is closed; what is stored can be read. */
    Connection standstill() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table signalled in share mode");
        }
        return connection;
    }

    /** How many wait to store something. */
    int waiting() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_locks" + " where relation = 'signalled'::regclass and not granted")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return postgres.connect(PostgresServer.PORTAL);
    }
}
