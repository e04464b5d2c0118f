package dev.portico.portal.tickets;

import java.time.Instant;
import java.util.Optional;

/**
 * An e-mail a ticket came from, without its text, which is the ticket's description or a note's.
 *
 * @param note the note that has the text; empty for the description
 */
public record MailView(long id, String subject, String sender, Instant at, Optional<Long> note) {

    /** What to call it: some have no subject. */
    public String title() {
        return subject.isBlank() ? sender : subject;
    }

    /** Its own page, below the ticket's. */
    public String path() {
        return "/mails/" + id;
    }
}
