package dev.portico.portal.articles;

import java.util.List;

/**
 * A category with its first articles by title.
 *
 * @param name empty for articles without one
 * @param total how many articles the viewer can read in it
 */
public record Category(String name, List<ArticleLine> articles, long total) {

    /** True when there are more than are shown here. */
    public boolean hasMore() {
        return total > articles.size();
    }

    /** Where all of them are, within the place. */
    public String address() {
        return CategoryView.first(name);
    }
}
