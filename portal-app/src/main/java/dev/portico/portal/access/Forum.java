package dev.portico.portal.access;

import org.jspecify.annotations.Nullable;

/** Whether there is a forum, and who of the customers sees it (R19): the realm's setting {@code forum}. */
public enum Forum {
    /** There is none, for nobody. */
    OFF,
    /** The vendor's own people prepare it. */
    NOBODY,
    REGISTERED,
    /** Visitors too, where the portal is open to them. */
    EVERYONE,
    /** Nobody could tell. */
    UNKNOWN;

    /** By its name in the settings; what is none of them opens nothing. */
    public static Forum of(@Nullable Object name) {
        return name instanceof String word
                ? switch (word) {
                    case "nobody" -> NOBODY;
                    case "registered" -> REGISTERED;
                    case "everyone" -> EVERYONE;
                    default -> OFF;
                }
                : OFF;
    }
}
