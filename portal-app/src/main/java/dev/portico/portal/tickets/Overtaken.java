package dev.portico.portal.tickets;

/** Somebody else changed the ticket after it was shown: nothing was overwritten, and whoever asks is shown what is there now. */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
        super("stale", null, false, false);
    }
}
