package dev.portico.portal.articles;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was typed into a form, and what is wrong with it: nothing typed is ever lost. */
public record LibraryForm(Map<String, String> values, Map<String, String> reasons) {

    static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((name, values) -> typed.put(name, values.get(0)));
        return typed;
    }

    /** What is there already. */
    static LibraryForm of(Work work) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("language", work.language());
        values.put("category", String.valueOf(work.category()));
        work.latest().ifPresent(version -> {
            values.put("title", version.title());
            values.put("summary", version.summary());
            values.put("source", version.source());
            values.put("format", version.format());
        });
        return new LibraryForm(values, Map.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean is(String field, Object value) {
        return value(field).equals(String.valueOf(value));
    }

    /** Message key of the mistake; empty when the field is right. */
    public String reason(String field) {
        return reasons.containsKey(field) ? "error_" + reasons.get(field) : "";
    }

    public boolean wrong() {
        return !reasons.isEmpty();
    }

    /** Every mistake's key, for the summary. */
    public List<String> mistakes() {
        return reasons.values().stream()
                .map(reason -> "error_" + reason)
                .distinct()
                .toList();
    }
}
