package dev.portico.portal.articles;

import java.time.Instant;

/** What a list shows of an article. */
public record ArticleLine(
        String slug, String title, String summary, String category, String language, Instant updatedAt) {}
