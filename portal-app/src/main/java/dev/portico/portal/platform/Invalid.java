package dev.portico.portal.platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Input that cannot be taken: field by field the message key that says why. Pages show it at the field, the API lists it. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> reasons;

    public Invalid(Map<String, String> reasons) {
        super(String.join(",", reasons.values()), null, false, false);
        this.reasons = new TreeMap<>(reasons);
    }

    /** Message key by field. */
    public Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }

    List<Map<String, String>> fields() {
        return reasons.entrySet().stream()
                .map(entry -> Map.of("field", entry.getKey(), "reason", entry.getValue()))
                .toList();
    }
}
