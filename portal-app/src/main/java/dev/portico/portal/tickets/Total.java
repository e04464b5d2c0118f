package dev.portico.portal.tickets;

/**
 * How many tickets a list has.
 *
 * @param number the count, or the most that is counted
 * @param more true where there are more than that
 */
public record Total(long number, boolean more) {
    /** Not counted. */
    static final Total UNKNOWN = new Total(-1, true);

    static Total of(long counted) {
        return counted > Search.COUNTED ? new Total(Search.COUNTED, true) : new Total(counted, false);
    }

    public boolean known() {
        return number >= 0;
    }
}
