package dev.portico.portal.members;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.members.api.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One field of a change, as words.
 *
 * @param field message key of what the field is called, or empty
 * @param name the field itself, for those without a word
 * @param before empty when there was nothing
 */
public record Change(String field, String name, Value before, Value after) {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("level", "level"),
            Map.entry("levels", "level"),
            Map.entry("role", "role"),
            Map.entry("roles", "role"),
            Map.entry("ownTicketsOnly", "show_only_own_tickets"),
            Map.entry("until", "ends"),
            Map.entry("email", "email"),
            Map.entry("firstName", "first_name"),
            Map.entry("lastName", "last_name"),
            Map.entry("phone", "phone"),
            Map.entry("username", "username"),
            Map.entry("group", "group"),
            Map.entry("invitation", "invitation"));

    /**
     * A value as words.
     *
     * @param key message key, or empty
     * @param text what it says itself, when there is no key
     */
    public record Value(String key, String text) {
        static final Value NOTHING = new Value("", "");

        public boolean none() {
            return key.isEmpty() && text.isEmpty();
        }
    }

    /** The fields of an entry, those with the same value on both sides left out; ids of invitations tell nobody anything. */
    static List<Change> of(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        fields.remove("invitation");
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            Value was = value(field, before.get(field));
            Value is = value(field, after.get(field));
            if (!was.equals(is)) {
                changes.add(new Change(LABELS.getOrDefault(field, ""), field, was, is));
            }
        }
        return changes;
    }

    static Value value(String field, @Nullable JsonNode value) {
        if (value == null) {
            return Value.NOTHING;
        }
        if (value.isNull()) {
            return field.equals("until") ? new Value("no_end", "") : new Value("empty", "");
        }
        if (value.isBoolean()) {
            return new Value(value.booleanValue() ? "on" : "off", "");
        }
        if (value.isArray()) {
            return new Value(
                    "",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ")));
        }
        if (value.isObject()) {
            return new Value("", value.path("name").asText(value.toString()));
        }
        return word(field, value.asText());
    }

    /** Built-in roles by the names people know them by; end dates as their last day. */
    static Value word(String field, String text) {
        return switch (text) {
            case Member.NO_LEVEL -> new Value("level_none", "");
            case "portal-member" -> new Value("level_member", "");
            case "portal-admin" -> new Value("level_admin", "");
            case Member.MESSENGER -> new Value("enable_in_app_messenger", "");
            case "portal-own-tickets-only" -> new Value("show_only_own_tickets", "");
            default -> new Value("", field.equals("until") ? day(text) : text);
        };
    }

    private static String day(String instant) {
        try {
            return Days.last(java.time.Instant.parse(instant)).toString();
        } catch (java.time.format.DateTimeParseException other) {
            return instant;
        }
    }
}
