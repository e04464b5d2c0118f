package dev.portico.portal.outbox;

/** What was to be told is no longer wanted, or no longer this person's to know; the message says which, in a word. */
final class NothingToSay extends Exception {
    private static final long serialVersionUID = 1L;

    NothingToSay(String reason) {
        super(reason);
    }
}
