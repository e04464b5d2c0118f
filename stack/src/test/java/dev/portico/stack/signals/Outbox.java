package dev.portico.stack.signals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What Keycloak has to send to the portal, and what it has sent. */
final class Outbox {

    private final PostgresServer postgres;
    private final String portal;

    Outbox(SharedStack stack) {
        this.postgres = stack.stack().postgres();
        this.portal = stack.realm().clients().findByClientId("portal").get(0).getId();
    }

    /** One signal, as it is signed and sent. */
    record Entry(String id, String token, boolean delivered) {

        JsonNode claims() {
            return Tokens.claims(token);
        }

        /** The counter of the person it speaks of; 0 where it speaks of none. */
        long revision() {
            for (JsonNode event : claims().get("events")) {
                if (event.has("claims")) {
                    return Long.parseLong(
                            event.at("/claims/portal_rev").asText().split("\\.", -1)[0]);
                }
            }
            return 0;
        }
    }

    /** About somebody, the oldest first. */
    List<Entry> about(String person) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = postgres.connect(PostgresServer.KEYCLOAK);
                PreparedStatement query = connection.prepareStatement(
                        "select correlation_id, payload, status from outbox_entry where owner_id = ? order by created_at")) {
            query.setString(1, portal);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(row.getString(1), row.getString(2), "DELIVERED".equals(row.getString(3))));
                }
            }
        }
        return entries.stream()
                .filter(entry -> entry.claims().get("sub_id").toString().contains(person))
                .toList();
    }

    /** As it would be had the portal's answer got lost: to be sent again. */
    void sendAgain(Entry entry) throws SQLException {
        try (Connection connection = postgres.connect(PostgresServer.KEYCLOAK);
                PreparedStatement update = connection.prepareStatement(
                        "update outbox_entry set status = 'PENDING', delivered_at = null,"
                                + " attempts = 0, next_attempt_at = created_at where owner_id = ? and correlation_id = ?")) {
            update.setString(1, portal);
            update.setString(2, entry.id());
            update.executeUpdate();
        }
    }
}
