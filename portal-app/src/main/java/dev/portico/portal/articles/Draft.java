package dev.portico.portal.articles;

import java.time.Instant;
import java.util.Optional;

/**
 * An article as its file says it, ready to be stored.
 *
 * @param language like {@code en}
 * @param html cleaned, without the title
 * @param body what the HTML says, for search
 * @param updated when the author says it was, if so
 * @param hash of everything above comes: the same hash means nothing to do
 */
record Draft(
        Slug slug,
        String title,
        String summary,
        String category,
        Audience audience,
        String language,
        String html,
        String body,
        Optional<Instant> updated,
        String hash) {}
