package dev.portico.portal.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One e-mail that a ticket or a note came from, with its files (R59).
 *
 * @param text what it says; the ticket's description or the note's text
 * @param html the same as its sender had it look, cleaned; empty where it had none
 * @param note empty when it opened the ticket
 * @param hidden true only for the vendor's side
 */
public record MailText(
        long id,
        String subject,
        String sender,
        Instant at,
        Folded text,
        Optional<String> html,
        Optional<Long> note,
        boolean hidden,
        List<AttachmentView> attachments) {

    /** What to call it: some have no subject. */
    public String title() {
        return subject.isBlank() ? sender : subject;
    }
}
