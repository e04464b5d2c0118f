package dev.portico.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the realm file says, with its placeholders filled from an environment as Keycloak fills them while importing: for
 * a realm that was imported before the file said it.
 */
record RealmFile(JsonNode realm, Map<String, String> environment) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)(?::([^}]*))?}");

    static RealmFile at(Path file, Map<String, String> environment) {
        try {
            return new RealmFile(new ObjectMapper().readTree(file.toFile()), environment);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those of a client whose names begin like this. */
    Map<String, String> clientAttributes(String clientId, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode client : realm.get("clients")) {
            if (client.get("clientId").asText().equals(clientId)) {
                client.get("attributes").properties().stream()
                        .filter(attribute -> attribute.getKey().startsWith(prefix))
                        .forEach(attribute -> found.put(
                                attribute.getKey(), filled(attribute.getValue().asText())));
            }
        }
        return found;
    }

    private String filled(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(environment.getOrDefault(
                        found.group(1), found.group(2) == null ? found.group() : found.group(2))));
    }
}
