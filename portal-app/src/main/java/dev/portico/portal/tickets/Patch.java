package dev.portico.portal.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a change, read strictly: a field that is unknown or of the wrong kind is refused, not overlooked. */
record Patch(Map<String, String> fields, Optional<Long> version) {
    private static final Set<String> TEXTS = Set.of("status", "priority");
    private static final Set<String> REMOVABLE = Set.of("cause", "solution", "assignee");
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Reads it; {@code null} takes away.
     *
     * @throws Invalid naming the fields that cannot be taken
     */
    static Patch of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new Refused(Reason.UNREADABLE);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isTextual() && (TEXTS.contains(name) || REMOVABLE.contains(name))) {
                fields.put(name, value.asText());
            } else if (value.isNull() && REMOVABLE.contains(name)) {
                fields.put(name, "");
            } else if (!name.equals("version") || !value.isIntegralNumber() || !value.canConvertToLong()) {
                reasons.put(known(name) ? name : "unknown", known(name) ? "wrong_kind" : "unknown_field");
            }
        });
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
        return new Patch(fields, Optional.ofNullable(body.get("version")).map(JsonNode::asLong));
    }

    /**
     * True to close, false to reopen: all that is a customer's to change.
     *
     * @throws Refused {@code missing-permission} for anything else
     */
    boolean closing() {
        if (!fields.keySet().equals(Set.of("status"))) {
            throw fields.isEmpty() ? new Invalid(Map.of("status", "required")) : new Refused(Reason.MISSING_PERMISSION);
        }
        Status status = Status.find(fields.getOrDefault("status", ""))
                .orElseThrow(() -> new Invalid(Map.of("status", "choose_one")));
        return switch (status) {
            case CLOSED -> true;
            case WAITING_FOR_SUPPORT -> false;
            default -> throw new Refused(Reason.MISSING_PERMISSION);
        };
    }

    /** The version the change was decided on: the header's, or that in the body. */
    Optional<Long> version(Optional<String> match) {
        if (match.isEmpty()) {
            return version;
        }
        Matcher tag = TAG.matcher(match.get().strip());
        return Optional.of(tag.matches() ? Long.parseLong(tag.group(1)) : -1);
    }

    Wanted wanted(long decidedOn) {
        return Wanted.of(decidedOn, fields);
    }

    private static boolean known(String name) {
        return TEXTS.contains(name) || REMOVABLE.contains(name) || name.equals("version");
    }
}
