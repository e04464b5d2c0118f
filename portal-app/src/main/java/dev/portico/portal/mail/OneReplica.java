package dev.portico.portal.mail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * That of all replicas only one does a thing: a lock of the database that lives as long as a connection of ours, so that it is free at
 * once when its holder dies.
 */
public final class OneReplica implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OneReplica.class);
    private static final int SECONDS = 2;

    private final DataSource database;
    private final String what;
    private @Nullable Connection held;

    public OneReplica(DataSource database, String what) {
        this.database = database;
        this.what = what;
    }

    /** What it was when asked for the first time after somebody else, or nobody, had it. */
    public enum Turn {
        OURS_NOW,
        OURS_STILL,
        ANOTHERS
    }

    /** Whose turn it is; takes it where it is free. */
    public synchronized Turn turn() throws SQLException {
        if (held != null && held.isValid(SECONDS)) {
            return Turn.OURS_STILL;
        }
        close();
        Connection connection = database.getConnection();
        try {
            held = locked(connection) ? connection : null;
        } finally {
            if (held == null) {
                connection.close();
            }
        }
        return held == null ? Turn.ANOTHERS : Turn.OURS_NOW;
    }

    @Override
    public synchronized void close() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try (connection) {
                unlock(connection);
            } catch (SQLException broken) {
                LOG.debugf("the lock of %s was lost with its connection", what);
            }
        }
    }

    private boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(hashtextextended('portico ' || ?, 0))")) {
            lock.setString(1, what);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The connection goes back to the pool and lives on, and the lock with it, were it not given back. */
    private void unlock(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_unlock(hashtextextended('portico ' || ?, 0))")) {
            lock.setString(1, what);
            lock.execute();
        }
    }
}
