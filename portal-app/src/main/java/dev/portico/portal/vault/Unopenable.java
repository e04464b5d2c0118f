package dev.portico.portal.vault;

import java.util.Locale;

/** Something sealed that is not opened, and why; never anything of what it says. */
public final class Unopenable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Why {
        /** It was sealed for somebody else, as something else, or was changed since: whoever can write to the database did that. */
        NOT_THIS_ONE,
        /** It was sealed with a key that is not among those that are set. */
        UNKNOWN_KEY;

        /** Message key. */
        public String key() {
            return "unopenable_" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Why why;

    Unopenable(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
