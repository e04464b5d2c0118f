package dev.portico.stack.demo;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Ports;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.StartFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * That a realm has the demo's data and follows certain ports: an attribute of the realm, lost together with it. Reading it
 * from the database spares the next start a dozen calls to the admin API.
 */
record SetupMark(Ports ports) {

    private static final String ATTRIBUTE = "portico.setup";

    boolean isOn(PostgresServer postgres) {
        try (Connection connection = postgres.connect(PostgresServer.KEYCLOAK);
                PreparedStatement query = connection.prepareStatement("select a.value from realm_attribute a"
                        + " join realm r on r.id = a.realm_id where r.name = ? and a.name = ?")) {
            query.setString(1, KeycloakSettings.REALM);
            query.setString(2, ATTRIBUTE);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && toString().equals(row.getString(1));
            }
        } catch (SQLException e) {
            throw new StartFailure("Keycloak's database cannot be read: " + e.getMessage(), e);
        }
    }

    void putOn(RealmResource realm) {
        RealmRepresentation current = realm.toRepresentation();
        Map<String, String> attributes =
                new HashMap<>(current.getAttributes() == null ? Map.of() : current.getAttributes());
        if (!toString().equals(attributes.put(ATTRIBUTE, toString()))) {
            current.setAttributes(attributes);
            realm.update(current);
        }
    }

    @Override
    public String toString() {
        return "keycloak " + ports.keycloak() + " portal " + ports.portal() + " smtp " + ports.smtp() + " signals";
    }
}
