package dev.portico.portal.articles;

import java.time.Instant;
import java.util.Optional;

/**
 * An article as its file says it, ready to be stored.
 *
 * @param origin the file's path, which its links are relative to
 * @param language like {@code en}
 * @param source what an agent gets to edit
 * @param html cleaned, without the title
 * @param body what the HTML says, for search
 * @param updated when the author says it was, if so
 * @param hash of everything above comes: the same hash means nothing to do
 */
record Draft(
        Slug slug,
        String origin,
        String title,
        String summary,
        String category,
        Audience audience,
        String language,
        Format format,
        String source,
        String html,
        String body,
        Optional<Instant> updated,
        String hash) {}
