package dev.portico.portal.articles;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page of one category.
 *
 * @param continued true when it is not the first page
 * @param next the address of the next page within the place, or empty
 */
public record CategoryView(String name, List<ArticleLine> articles, boolean continued, String next) {

    static CategoryView of(String name, List<ArticleLine> oneMore, int limit, boolean continued) {
        List<ArticleLine> shown = oneMore.subList(0, Math.min(limit, oneMore.size()));
        String next = oneMore.size() > limit
                ? first(name) + "&after=" + encoded(shown.get(shown.size() - 1).slug())
                : "";
        return new CategoryView(name, shown, continued, next);
    }

    /** The address of the first page. */
    public String beginning() {
        return first(name);
    }

    static String first(String name) {
        return "/articles?category=" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
