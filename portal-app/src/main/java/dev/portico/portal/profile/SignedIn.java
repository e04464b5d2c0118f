package dev.portico.portal.profile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place where somebody is signed in.
 *
 * @param where browser and system, as the browser told Keycloak; empty when it did not
 * @param address the network address it was begun from
 * @param uses names of the applications in use
 * @param here true for the session that asks
 */
public record SignedIn(
        String id,
        String where,
        boolean mobile,
        String address,
        Instant started,
        Instant lastUsed,
        String uses,
        boolean here) {

    /** Reads {@code DeviceRepresentation}s; the one asked from first, then the one used last. */
    static List<SignedIn> read(String devices, String own) {
        return new JsonArray(devices)
                .stream()
                        .map(JsonObject.class::cast)
                        .flatMap(device -> of(device, own))
                        .sorted(Comparator.comparing(SignedIn::here)
                                .thenComparing(SignedIn::lastUsed)
                                .reversed())
                        .toList();
    }

    private static Stream<SignedIn> of(JsonObject device, String own) {
        return device.getJsonArray("sessions", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(session -> new SignedIn(
                        session.getString("id"),
                        where(device, session),
                        device.getBoolean("mobile", false),
                        session.getString("ipAddress", ""),
                        Instant.ofEpochSecond(session.getLong("started", 0L)),
                        Instant.ofEpochSecond(session.getLong("lastAccess", 0L)),
                        uses(session),
                        own.equals(session.getString("id"))));
    }

    private static String where(JsonObject device, JsonObject session) {
        return Stream.of(
                        known(session.getString("browser", "")).replaceFirst("/.*", ""),
                        known(device.getString("os", "")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Keycloak has words of its own for what it does not know ({@code DeviceRepresentation.UNKNOWN}). */
    private static String known(String word) {
        return word.startsWith("Other") || word.equals("unknown") ? "" : word;
    }

    private static String uses(JsonObject session) {
        return session.getJsonArray("clients", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(SignedIn::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Keycloak's own applications are named by a key of its messages. */
    private static String name(JsonObject client) {
        String name = client.getString("clientName", "");
        return name == null || name.isEmpty() || name.startsWith("${") ? client.getString("clientId", "") : name;
    }
}
