package dev.portico.portal.articles;

import java.time.Instant;

/**
 * An article to read.
 *
 * @param html cleaned when it was written; templates show it as it is
 */
public record Article(
        String slug, String title, String summary, String category, String language, String html, Instant updatedAt) {
    /** Where its category is, within the place. */
    public String categoryAddress() {
        return CategoryView.first(category);
    }
}
