package dev.portico.portal.articles;

import java.time.Instant;

/**
 * What a list shows of an article.
 *
 * @param category in the reader's language where it has a name in it; empty for none
 * @param language the one this line is in
 * @param reads the language the reader gets without asking for another
 */
public record ArticleLine(
        String slug, String title, String summary, String category, String language, String reads, Instant updatedAt) {

    /** Where it is, within the place, in the language of this line. */
    public String address() {
        return "/articles/" + slug + (language.equals(reads) ? "" : "?language=" + language);
    }
}
