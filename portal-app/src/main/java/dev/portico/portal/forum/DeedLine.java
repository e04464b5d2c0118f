package dev.portico.portal.forum;

import java.time.Instant;

/**
 * Something that was done.
 *
 * @param by their name; empty when they are gone
 * @param kind a word, as in {@code topic-hidden}
 */
public record DeedLine(Instant at, String by, String kind, String before, String after) {

    /** Message key of what was done. */
    public String key() {
        return "deed_" + kind.replace('-', '_');
    }
}
