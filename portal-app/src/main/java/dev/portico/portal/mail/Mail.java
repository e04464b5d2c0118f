package dev.portico.portal.mail;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mail as people read it: header values decoded and free of control characters, the text in Unicode, the HTML cleaned
 * (empty where there was none), everything else as attachments.
 *
 * @param id the Message-ID, or one derived from the content
 * @param fingerprint tells it from another mail with the same id
 * @param mentions ids of the mails it answers (References and In-Reply-To), oldest first
 * @param date when it was sent; never later than when it was received
 * @param text what it says, with {@code \n} line ends; made from the HTML where the mail has no text of its own
 * @param html what it says as cleaned HTML, or empty
 */
public record Mail(
        MessageId id,
        Fingerprint fingerprint,
        List<MessageId> mentions,
        Address from,
        List<Address> to,
        List<Address> cc,
        String subject,
        Instant date,
        String text,
        String html,
        List<Attachment> attachments) {

    /** The subject as a ticket's: without Re: and the like, never empty. */
    public String title() {
        return Subjects.of(subject);
    }

    /** Whether it is from, to or in copy to that address. */
    boolean involves(String email) {
        return Stream.of(List.of(from), to, cc).flatMap(List::stream).anyMatch(one -> one.email()
                .equals(email));
    }
}
