package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.platform.Invalid;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with a form, in message keys: at its top, and field by field.
 *
 * @param summary empty when nothing is wrong
 */
public record Problems(String summary, Map<String, String> fields) {
    public static final Problems NONE = new Problems("", Map.of());
    /** The change was sent, and nobody knows what became of it. */
    static final Problems UNANSWERED = new Problems("problem_unanswered", Map.of());
    /** Somebody else changed the same meanwhile. */
    public static final Problems STALE = new Problems("problem_stale", Map.of());

    /**
     * For a change that got no answer.
     *
     * @throws RuntimeException the failure itself, when it was an answer after all
     */
    public static Problems unanswered(RuntimeException failure) {
        if (failure instanceof Refused refused && refused.reason() != Refused.Reason.COULD_NOT_ASK) {
            throw refused;
        }
        return UNANSWERED;
    }

    private static final Set<String> TOLD = Set.of(
            "above-own-rights",
            "shared-account",
            "last-admin",
            "stale",
            "invalid-level",
            "invalid-value",
            "already-member",
            "required",
            "not-a-date",
            "not-a-member",
            "no-access",
            "mail-not-sent",
            "organization-disabled",
            "too-large",
            "too-many");

    public static Problems of(Denied denied) {
        return new Problems(
                denied.stale()
                        ? STALE.summary()
                        : denied.fields().isEmpty() ? key(denied.reason()) : "problem_please_correct",
                denied.fields().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> key(denied, each.getKey(), each.getValue()))));
    }

    static Problems of(Invalid invalid) {
        return new Problems(
                "problem_please_correct",
                invalid.reasons().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> key(each.getValue()))));
    }

    /** Message key for one field: what exactly is wrong with it, where that is known. */
    private static String key(Denied denied, String field, String reason) {
        if (!reason.equals("invalid-value")) {
            return key(reason);
        }
        return switch (field) {
            case "email" -> denied.status() == 409 ? "reason_address_taken" : "reason_no_address";
            case "until" -> "reason_day_has_passed";
            case "phone" -> "reason_no_phone";
            case "firstName", "lastName" -> "reason_no_name";
            default -> key(reason);
        };
    }

    /** Message key of a reason of the contract. */
    static String key(String reason) {
        return TOLD.contains(reason) ? "reason_" + reason.replace('-', '_') : "reason_other";
    }

    public boolean any() {
        return !summary.isEmpty();
    }

    /** Message key of what is wrong with a field; empty when it is right. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
