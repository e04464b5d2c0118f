package dev.portico.portal.mail;

/** A mail that is broken beyond reading; the message is the reason, in words for the person who imports. */
public final class UnreadableMail extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableMail(String reason) {
        super(reason);
    }
}
