package dev.portico.portal.submissions;

import java.util.Locale;

/** What became of a request whose link was followed. */
public enum Outcome {
    CONFIRMED,
    WITHDRAWN,
    /** There is none, or there was one: nobody is told which. */
    GONE;

    /** Message key. */
    public String title() {
        return "title_" + name().toLowerCase(Locale.ROOT);
    }

    /** Message key. */
    public String text() {
        return "text_" + name().toLowerCase(Locale.ROOT);
    }

    public boolean gone() {
        return this == GONE;
    }

    int status() {
        return this == GONE ? 410 : 200;
    }
}
