package dev.portico.portal.outbox;

/** Whether somebody has access could not be found out now: what depends on it waits. The message names no person. */
public final class CouldNotAsk extends Exception {
    private static final long serialVersionUID = 1L;

    CouldNotAsk(String what) {
        super(what);
    }
}
