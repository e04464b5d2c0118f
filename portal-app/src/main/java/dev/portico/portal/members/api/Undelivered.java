package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Set;

/**
 * A mail about somebody's account that did not arrive (R36).
 *
 * @param kind in the contract's words
 * @param answer what the mail server said, a stranger's text on one line; empty where it said nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Undelivered(String kind, Instant sentAt, String answer) {
    private static final Set<String> KNOWN = Set.of(
            "organization-key",
            "password-reset",
            "address-confirmation",
            "address-notice",
            "access-changed",
            "invitation");

    /** Message key of what did not arrive. */
    public String key() {
        return keyOf(kind);
    }

    /** The same of a mail of this kind. */
    public static String keyOf(String kind) {
        return "not_arrived_" + (KNOWN.contains(kind) ? kind.replace('-', '_') : "other");
    }
}
