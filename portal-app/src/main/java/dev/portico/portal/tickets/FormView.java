package dev.portico.portal.tickets;

import dev.portico.portal.files.OpenUpload;
import java.util.List;
import java.util.Map;

/**
 * What was typed into a form, and what is wrong with it: nothing typed is ever lost.
 *
 * @param files that came with it and are kept
 */
public record FormView(Map<String, String> values, Map<String, String> reasons, List<OpenUpload> files) {

    public FormView(Map<String, String> values, Map<String, String> reasons) {
        this(values, reasons, List.of());
    }

    public static FormView empty() {
        return new FormView(Map.of(), Map.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Message key of the mistake; empty when the field is right. */
    public String reason(String field) {
        return reasons.containsKey(field) ? "error_" + reasons.get(field) : "";
    }

    /** True where this is what was typed into the form with that field, of several on a page. */
    public boolean of(String field) {
        return values.containsKey(field);
    }

    /** The priorities to choose from, the usual one first. */
    public List<Priority> priorities() {
        return List.of(Priority.NORMAL, Priority.LOW, Priority.HIGH, Priority.URGENT);
    }

    public boolean wrong() {
        return !reasons.isEmpty();
    }
}
