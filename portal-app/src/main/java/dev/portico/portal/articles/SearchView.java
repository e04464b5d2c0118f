package dev.portico.portal.articles;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page of search results.
 *
 * @param shown how many hits lie before and on this page
 * @param next the address of the next page within the place, or empty
 */
public record SearchView(String words, List<ArticleSearch.Hit> hits, int shown, boolean continued, String next) {

    static SearchView of(String words, int offset, ArticleSearch.Hits hits) {
        String typed = words.strip();
        String next = hits.next()
                .map(after -> "/articles?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&after=" + after)
                .orElse("");
        return new SearchView(typed, hits.items(), offset + hits.items().size(), offset > 0, next);
    }

    public String beginning() {
        return "/articles?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** The same search among tickets. */
    public String tickets() {
        return "/tickets?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
