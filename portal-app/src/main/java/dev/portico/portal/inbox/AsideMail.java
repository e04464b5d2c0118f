package dev.portico.portal.inbox;

import java.time.Instant;

/**
 * A mail that was set aside.
 *
 * @param sender who it says it is from; empty when it cannot be read
 * @param reason a word of ours
 * @param kept false for one that was too large to be fetched
 */
public record AsideMail(long id, String sender, String reason, boolean kept, Instant at) {

    /** The key of the reason's words in {@link dev.portico.portal.mail.MailTexts}. */
    public String key() {
        return "aside_" + reason.replace('-', '_');
    }
}
