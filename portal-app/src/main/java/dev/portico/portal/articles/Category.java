package dev.portico.portal.articles;

import java.util.List;

/**
 * A category with its first articles by title.
 *
 * @param name in the reader's language where it has a name in it; empty for articles without a category
 * @param total how many articles the viewer can read in it, counted no further than {@value #MOST}
 */
public record Category(long id, String name, List<ArticleLine> articles, long total) {

    static final int MOST = 30;

    /** True when there are more than are shown here. */
    public boolean hasMore() {
        return total > articles.size();
    }

    /** True when there are more than were counted. */
    public boolean countless() {
        return total >= MOST;
    }

    /** Where all of them are, within the place. */
    public String address() {
        return CategoryView.first(name);
    }
}
