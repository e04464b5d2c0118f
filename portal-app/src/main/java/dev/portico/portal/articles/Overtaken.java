package dev.portico.portal.articles;

/** Somebody else changed the article after it was shown: nothing was overwritten. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
        super("stale", null, false, false);
    }
}
