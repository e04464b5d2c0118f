package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;

/** The query parameter {@code limit} of the JSON API's lists; JAX-RS by itself would answer "not found" to what is no number. */
public final class Limit {
    private Limit() {}

    /**
     * The number given.
     *
     * @throws Refused {@code invalid-value} when it is none
     */
    public static int of(String given) {
        if (!given.matches("-?\\d{1,9}")) {
            throw new Refused(Refused.Reason.INVALID_VALUE);
        }
        return Integer.parseInt(given);
    }
}
