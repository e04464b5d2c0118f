package dev.portico.portal.forum;

import dev.portico.portal.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed into a form, and what is wrong with it: nothing typed is ever lost. */
public record Sheet(Map<String, String> values, Map<String, String> reasons) {
    static final Sheet EMPTY = new Sheet(Map.of(), Map.of());

    static Sheet of(Invalid invalid, @Nullable String... pairs) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            String value = pairs[i + 1];
            typed.put(String.valueOf(pairs[i]), value == null ? "" : value);
        }
        return new Sheet(typed, invalid.reasons());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Message key of the mistake; empty when the field is right. */
    public String reason(String field) {
        return reasons.containsKey(field) ? "error_" + reasons.get(field) : "";
    }

    public boolean wrong() {
        return !reasons.isEmpty();
    }

    /** Somebody writes more than people do. */
    boolean tooMuch() {
        return reasons.containsValue(Contributions.TOO_MUCH);
    }
}
