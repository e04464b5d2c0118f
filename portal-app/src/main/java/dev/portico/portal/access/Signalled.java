package dev.portico.portal.access;

/**
 * The last that was signalled about a subject. All times are in seconds.
 *
 * <p>Numbers alone would lock people out where Keycloak counts from an earlier one again, restored from a backup or set up anew: so they
 * speak of tokens that may be older than the change, and of no others. The last token without it is issued while it is being committed,
 * which is when it is signalled, by the same clock; a minute more leaves room for a commit that takes long and for nodes whose clocks differ.
 *
 * @param revision how far its changes have come; 0 where only a revocation was signalled
 * @param since when that was signalled or, where that was later, stored
 * @param revokedBefore tokens issued before this count no more; 0 where nothing was revoked
 */
public record Signalled(long revision, long since, long revokedBefore) {
    public static final Signalled NOTHING = new Signalled(0, 0, 0);

    private static final long LEEWAY = 60;

    public static Signalled change(long revision, long since) {
        return revision == 0 ? NOTHING : new Signalled(revision, since, 0);
    }

    public static Signalled revocation(long before) {
        return new Signalled(0, 0, before);
    }

    /** A session that has ended: no token of it comes later, so those of that very second count no more either. */
    public static Signalled end(long at) {
        return revocation(at + 1);
    }

    /** What both say together, said by one: the order does not matter. */
    public Signalled and(Signalled other) {
        return new Signalled(
                Math.max(revision, other.revision),
                Math.max(since, other.since),
                Math.max(revokedBefore, other.revokedBefore));
    }

    /** True when a token of that time, which had come that far, does not know of the change. */
    public boolean outdates(long known, long issued) {
        return known < revision && issued < since + LEEWAY;
    }

    /** True when a token of that time was revoked. */
    public boolean revokes(long issued) {
        return issued < revokedBefore;
    }
}
