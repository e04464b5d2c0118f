package dev.portico.portal.access;

/** A token whose claims contradict the published contract; the call is answered as if it had no valid token. */
public final class InvalidClaims extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidClaims(String what) {
        super(what, null, false, false);
    }
}
