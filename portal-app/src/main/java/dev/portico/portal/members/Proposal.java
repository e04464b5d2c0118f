package dev.portico.portal.members;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change of somebody's access as the address of their form carries it: filled in when the form comes up, and saved by nobody but a person. */
final class Proposal {
    private static final String WANTED = "want.";
    private static final String ROLE = "role.";

    private Proposal() {}

    /** What to append to the form's address for this body of a PATCH. */
    static String query(JsonNode change) {
        List<String> wanted = new ArrayList<>();
        change.properties().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "level" -> wanted.add(parameter("level", value.asText()));
                case "roles" -> value.forEach(role -> wanted.add(parameter(ROLE + role.asText(), "on")));
                case "ownTicketsOnly" -> wanted.add(parameter("ownTicketsOnly", value.asBoolean() ? "on" : ""));
                case "until" -> wanted.add(parameter("until", ""));
                default -> {}
            }
        });
        return wanted.isEmpty() ? "" : "?" + String.join("&", wanted);
    }

    /** What an address proposes for the fields of this form, as far as the form offers it. */
    static Facts read(MultivaluedMap<String, String> query, EditView form) {
        Map<String, String> wanted = new LinkedHashMap<>();
        form.was().values().keySet().stream()
                .filter(field -> !Facts.ACCOUNT.contains(field) && query.containsKey(WANTED + field))
                .forEach(field -> wanted.put(field, query.getFirst(WANTED + field)));
        wanted.entrySet().removeIf(each -> !isOffered(each.getKey(), each.getValue(), form));
        return new Facts(wanted);
    }

    private static boolean isOffered(String field, String value, EditView form) {
        return switch (field) {
            case "level" ->
                form.levels().stream().anyMatch(level -> level.name().equals(value));
            case "until" -> value.isEmpty() || Days.read(value).isPresent();
            default -> value.isEmpty() || value.equals("on");
        };
    }

    private static String parameter(String field, String value) {
        return URLEncoder.encode(WANTED + field, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
