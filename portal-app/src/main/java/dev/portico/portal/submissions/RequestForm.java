package dev.portico.portal.submissions;

import java.util.Map;

/**
 * The form of somebody nobody knows: what was typed, and what is wrong with it.
 *
 * @param stamp says when it was shown
 * @param problem message key of what is wrong with all of it; empty when nothing is
 */
public record RequestForm(Map<String, String> values, Map<String, String> reasons, String stamp, String problem) {

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Message key of the mistake; empty when the field is right. */
    public String reason(String field) {
        return reasons.containsKey(field) ? "error_" + reasons.get(field) : "";
    }
}
