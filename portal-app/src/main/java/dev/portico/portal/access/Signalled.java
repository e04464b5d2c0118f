package dev.portico.portal.access;

/**
 * The last that was signalled about a subject.
 *
 * @param revision how far its changes have come; 0 where only a revocation was signalled
 * @param revokedBefore tokens issued before this second count no more; 0 where nothing was revoked
 */
public record Signalled(long revision, long revokedBefore) {
    public static final Signalled NOTHING = new Signalled(0, 0);

    public static Signalled change(long revision) {
        return new Signalled(revision, 0);
    }

    public static Signalled revocation(long before) {
        return new Signalled(0, before);
    }

    /** What both say together: signals may come in any order. */
    public Signalled and(Signalled other) {
        return new Signalled(Math.max(revision, other.revision), Math.max(revokedBefore, other.revokedBefore));
    }
}
