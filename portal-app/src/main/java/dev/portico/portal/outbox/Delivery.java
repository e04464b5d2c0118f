package dev.portico.portal.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a mail, for the vendor's staff.
 *
 * @param ticket 0 where it is about the forum
 * @param topic the forum's, 0 where it is about a ticket
 * @param reason a word of ours, or the mail server's number; empty when all went well
 */
public record Delivery(
        long id, long ticket, long topic, Optional<Long> note, String person, String state, String reason, Instant at) {

    /** The key of the state's word in {@link LetterTexts}. */
    public String key() {
        return "state_" + state;
    }

    /** The key of the reason's words in {@link LetterTexts}; empty where a number says it, or nothing needs to be said. */
    public String reasonKey() {
        return switch (reason) {
            case "interrupted", "no-answer", "could-not-ask" -> "reason_" + reason.replace('-', '_');
            default -> "";
        };
    }

    /** What a mail server's answer is known by to those who look after it (RFC 5321, RFC 3463); empty where there was none. */
    public String code() {
        return reason.startsWith("smtp-")
                ? "SMTP " + reason.substring("smtp-".length())
                : reason.replaceFirst("^bounced *", "").replaceFirst("^[a-z-]*$", "");
    }

    /** Somebody should look at it. */
    public boolean trouble() {
        return state.equals("failed") || state.equals("unsure") || state.equals("bounced");
    }
}
