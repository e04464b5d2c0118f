package dev.portico.portal.signals;

/** It could not be asked whose signature a token has: it is neither believed nor refused, and may be sent again. */
final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String what) {
        super(what, null, false, false);
    }
}
