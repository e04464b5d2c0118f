package dev.portico.stack.bench;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What Keycloak has to send to the portal and has sent, and what the portal has kept of it: both databases, as they are. */
final class SentSignals {

    private static final String OF_THE_PORTAL = " from outbox_entry entry join client on client.id = entry.owner_id"
            + " join realm on realm.id = client.realm_id where realm.name = ? and client.client_id = 'portal'";

    private final PostgresServer postgres;

    SentSignals(Stack stack) {
        this.postgres = stack.postgres();
    }

    /** How many there are, by their state as Keycloak names it ({@code PENDING}, {@code DELIVERED}, …). */
    Map<String, Long> byState() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = postgres.connect(PostgresServer.KEYCLOAK);
                PreparedStatement query = connection.prepareStatement(
                        "select entry.status, count(*)" + OF_THE_PORTAL + " group by entry.status")) {
            query.setString(1, KeycloakSettings.REALM);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return counts;
    }

    long all() throws SQLException {
        return byState().values().stream().mapToLong(Long::longValue).sum();
    }

    boolean delivered() throws SQLException {
        return byState().keySet().stream().allMatch("DELIVERED"::equals);
    }

    /** How far the changes of somebody have come, as the portal knows it; 0 where it knows of none. */
    long revision(String person) throws SQLException {
        try (Connection connection = postgres.connect(PostgresServer.PORTAL);
                PreparedStatement query =
                        connection.prepareStatement("select revision from signalled where subject = ?")) {
            query.setString(1, "member:" + person);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
