package dev.portico.portal.articles;

import java.time.Instant;
import java.util.List;

/** What the desk's list shows of an article. */
public record LibraryRow(
        long id, String slug, String title, String audience, List<Edition> editions, Instant changedAt) {
    public String audienceKey() {
        return "audience_" + audience;
    }
}
