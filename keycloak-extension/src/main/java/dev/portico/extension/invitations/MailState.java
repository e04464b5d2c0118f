package dev.portico.extension.invitations;

import java.util.Locale;

/** How far an invitation's mail is. */
enum MailState {
    QUEUED,
    SENT,
    /** The mail server did not take it, however often it was tried. */
    FAILED,
    /** It was taken, and could not be delivered, as a mail server said later. */
    UNDELIVERED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
