package dev.portico.portal.members;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Sent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the form of a person shows, field by field as text: words as typed, switches {@code on} or empty, one field
 * {@code role.<name>} per add-on and {@code group.<id>} per security group, the end date as its last day.
 */
public record Facts(Map<String, String> values) {
    static final List<String> ACCOUNT = List.of("email", "firstName", "lastName", "phone");
    static final String GROUP = "group.";
    private static final String ROLE = "role.";
    private static final int LONGEST = 255;

    public Facts {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Facts of(Member member, Collection<String> addOns, Collection<String> groups) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("email", member.email().orElse(""));
        values.put("firstName", member.firstName().orElse(""));
        values.put("lastName", member.lastName().orElse(""));
        values.put("phone", member.phone().orElse(""));
        values.put("level", member.level());
        for (String addOn : addOns) {
            values.put(ROLE + addOn, member.roles().contains(addOn) ? "on" : "");
        }
        values.put("ownTicketsOnly", member.ownTicketsOnly() ? "on" : "");
        values.put(
                "until", member.until().map(Days::last).map(LocalDate::toString).orElse(""));
        for (String group : groups) {
            values.put(GROUP + group, member.groups().contains(group) ? "on" : "");
        }
        return new Facts(values);
    }

    /** What a form brought for the fields it had. */
    static Facts sent(Sent form, String prefix, Collection<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            String value = form.value(prefix + field).replaceAll("\\s+", " ").strip();
            values.put(field, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
        }
        return new Facts(values);
    }

    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** The add-ons there is a switch for. */
    public List<String> addOns() {
        return named(ROLE);
    }

    /** Ids of the security groups there is a box for. */
    List<String> groups() {
        return named(GROUP);
    }

    private List<String> named(String prefix) {
        return values.keySet().stream()
                .filter(field -> field.startsWith(prefix))
                .map(field -> field.substring(prefix.length()))
                .toList();
    }

    /** The fields that differ from what others say; those only one of both knows do not count. */
    List<String> differences(Facts others) {
        return values.keySet().stream()
                .filter(others.values::containsKey)
                .filter(field -> !get(field).equals(others.get(field)))
                .toList();
    }

    Facts with(Facts others, Collection<String> fields) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        fields.forEach(field -> merged.put(field, others.get(field)));
        return new Facts(merged);
    }

    /**
     * The change that makes these fields what they say.
     *
     * @throws Invalid when the end date is no date
     */
    ObjectNode change(Collection<String> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            if (field.startsWith(ROLE)) {
                held(json, "roles", ROLE);
            } else if (field.startsWith(GROUP)) {
                held(json, "groups", GROUP);
            } else if (field.equals("ownTicketsOnly")) {
                json.put(field, get(field).equals("on"));
            } else if (field.equals("until")) {
                until(json);
            } else if (get(field).isEmpty()) {
                json.putNull(field);
            } else {
                json.put(field, get(field));
            }
        }
        return json;
    }

    /** All that are held: what the contract takes in place of those held before. */
    private void held(ObjectNode json, String field, String prefix) {
        ArrayNode held = json.putArray(field);
        named(prefix).stream()
                .sorted()
                .filter(name -> get(prefix + name).equals("on"))
                .forEach(held::add);
    }

    private void until(ObjectNode json) {
        String typed = get("until");
        if (typed.isEmpty()) {
            json.putNull("until");
        } else {
            json.put(
                    "until",
                    Days.read(typed)
                            .map(Days::end)
                            .orElseThrow(() -> new Invalid(Map.of("until", "not-a-date")))
                            .toString());
        }
    }
}
