package dev.portico.portal.members;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.access.Permission;
import dev.portico.portal.members.api.Member;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Puts fields and values of the contract into words: built-in roles by the names people know, custom levels by their titles. */
final class Words {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("level", "level"),
            Map.entry("levels", "level"),
            Map.entry("role", "role"),
            Map.entry("roles", "role"),
            Map.entry("ownTicketsOnly", "show_only_own_tickets"),
            Map.entry("until", "last_day"),
            Map.entry("email", "email"),
            Map.entry("firstName", "first_name"),
            Map.entry("lastName", "last_name"),
            Map.entry("phone", "phone"),
            Map.entry("username", "username"),
            Map.entry("group", "group"),
            Map.entry("invitedBy", "invited_by"));
    private static final Map<String, String> ROLES = Map.of(
            Member.NO_LEVEL,
            "level_none",
            "portal-member",
            "level_member",
            "portal-admin",
            "level_admin",
            Member.MESSENGER,
            "enable_in_app_messenger",
            "portal-own-tickets-only",
            "show_only_own_tickets");

    /** When an organisation's key became what it is. */
    private static final String KEY_CHANGED = "organizationKeyChangedAt";

    private static final String KEY_REQUIRED = "organizationKeyRequired";
    private static final String ACCOUNT_WIDE_VIEWING = "accountWideViewing";
    private static final String DEFAULT_LEVEL = "defaultLevel";

    /** What an organisation may do differently: without a value of its own it is as for everybody. */
    private static final Set<String> OVERRIDES = Set.of(KEY_REQUIRED, ACCOUNT_WIDE_VIEWING, DEFAULT_LEVEL);

    /** As the console writes switches. */
    private static final Set<String> SWITCH = Set.of("on", "off");

    /** Values that only the history tells. */
    private static final Set<String> TOLD = Set.of(
            "how_exit",
            "how_replaced",
            "how_stopped",
            "how_logout",
            "how_expired",
            "how_revoked",
            "cause_too_many_failed_logins");

    private final List<LevelView> levels;

    Words(List<LevelView> levels) {
        this.levels = levels;
    }

    /** The fields of a change, those with the same value on both sides left out; ids of invitations tell nobody anything. */
    List<Change> changes(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        fields.remove("invitation");
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            Change.Value was = value(field, before.get(field));
            Change.Value is = value(field, after.get(field));
            if (!was.equals(is)) {
                changes.add(new Change(LABELS.getOrDefault(field, ""), field, was, is));
            }
        }
        return changes;
    }

    /** What a changed level lets its people do now, and what no longer. */
    List<Change> edited(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<String> was = permissions(before);
        List<String> is = permissions(after);
        List<Change> changes = new ArrayList<>(level(Change.Value.NOTHING, after));
        is.stream().filter(each -> !was.contains(each)).forEach(each -> changes.add(allowed("allows_now", each)));
        was.stream().filter(each -> !is.contains(each)).forEach(each -> changes.add(allowed("allows_no_longer", each)));
        return changes;
    }

    /** What the people of a deleted level hold instead. */
    List<Change> replaced(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Change.Value was = title(before);
        Change.Value is = Optional.ofNullable(after.get("replacement"))
                .filter(name -> !name.isNull())
                .map(name -> role(name.asText()))
                .orElse(Change.Value.NOTHING);
        return List.of(new Change("level", "level", was, is));
    }

    private List<Change> level(Change.Value was, Map<String, JsonNode> is) {
        return List.of(new Change("level", "level", was, title(is)));
    }

    private Change.Value title(Map<String, JsonNode> level) {
        String name =
                Optional.ofNullable(level.get("level")).map(JsonNode::asText).orElse("");
        return Optional.ofNullable(level.get("title"))
                .map(title -> Change.Value.text(title.asText()))
                .orElseGet(() -> role(name));
    }

    private static Change allowed(String field, String permission) {
        return new Change(
                field,
                permission,
                Change.Value.NOTHING,
                Permission.OF_CUSTOMERS.contains(permission)
                        ? Change.Value.key(Outlook.key("can_", permission))
                        : Change.Value.text(permission));
    }

    private static List<String> permissions(Map<String, JsonNode> level) {
        JsonNode permissions = level.get("permissions");
        return permissions == null
                ? List.of()
                : StreamSupport.stream(permissions.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    private Change.Value value(String field, @Nullable JsonNode value) {
        if (value == null) {
            return Change.Value.NOTHING;
        }
        if (value.isNull()) {
            return none(field);
        }
        if (value.isBoolean()) {
            return Change.Value.key(value.booleanValue() ? "on" : "off");
        }
        if (value.isArray()) {
            return value.size() == 1
                    ? value(field, value.get(0))
                    : Change.Value.text(StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ")));
        }
        if (value.isObject()) {
            return Change.Value.text(value.path("name").asText(value.toString()));
        }
        String text = value.asText();
        return switch (field) {
            case "until" -> day(text);
            case "started", KEY_CHANGED -> moment(text);
            case "how", "cause" -> told(field + "_" + text.replace('-', '_'), text);
            case ACCOUNT_WIDE_VIEWING, KEY_REQUIRED ->
                SWITCH.contains(text) ? Change.Value.key(text) : Change.Value.text(text);
            case "level", "levels", "role", "roles", DEFAULT_LEVEL -> role(text);
            default -> Change.Value.text(text);
        };
    }

    private static Change.Value none(String field) {
        if (OVERRIDES.contains(field)) {
            return Change.Value.told("as_everywhere");
        }
        return Change.Value.key(field.equals("until") ? "no_end" : "empty");
    }

    private static Change.Value told(String key, String text) {
        return TOLD.contains(key) ? Change.Value.told(key) : Change.Value.text(text);
    }

    /** A role by the name people know it by; anything else as it is. */
    Change.Value role(String text) {
        return ROLES.containsKey(text)
                ? Change.Value.key(ROLES.getOrDefault(text, ""))
                : Change.Value.text(LevelView.named(text, levels).title());
    }

    private static Change.Value moment(String instant) {
        try {
            return Change.Value.moment(Instant.parse(instant));
        } catch (DateTimeParseException other) {
            return Change.Value.text(instant);
        }
    }

    Change.Value day(String instant) {
        try {
            return Change.Value.day(Days.last(Instant.parse(instant)));
        } catch (DateTimeParseException other) {
            return Change.Value.text(instant);
        }
    }
}
