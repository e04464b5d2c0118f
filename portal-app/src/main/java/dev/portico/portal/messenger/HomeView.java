package dev.portico.portal.messenger;

import dev.portico.portal.articles.ArticleLine;
import dev.portico.portal.articles.ArticleSearch;
import dev.portico.portal.tickets.TicketRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the messenger opens with.
 *
 * @param words what was searched for; empty without a search
 * @param support what only those see who reach Support; empty for everybody else
 * @param kept what this browser has kept of who has the role no longer
 * @param draft true where this browser has kept what its reader began to write and did not send
 */
public record HomeView(
        String words,
        List<ArticleSearch.Hit> hits,
        List<ArticleLine> popular,
        Optional<Support> support,
        List<String> kept,
        boolean draft) {

    public boolean searched() {
        return !words.isEmpty();
    }

    /**
     * The way to Support.
     *
     * @param more true where there are more conversations than are shown
     * @param awayUntil when somebody is there next; empty where somebody is there now
     */
    public record Support(List<Row> rows, boolean more, Optional<Instant> awayUntil) {}

    /** A conversation in the list. */
    public record Row(TicketRow ticket, long unread) {}
}
