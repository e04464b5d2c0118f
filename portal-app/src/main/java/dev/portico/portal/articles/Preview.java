package dev.portico.portal.articles;

/**
 * A text as its readers would see it, before it is saved.
 *
 * @param html clean; empty where no preview was asked for
 * @param leftOut what readers do not get, as names of HTML's elements with commas between
 */
public record Preview(String html, String leftOut) {
    static final Preview NONE = new Preview("", "");
}
