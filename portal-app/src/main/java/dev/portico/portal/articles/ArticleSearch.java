package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds articles by words, also misspelt ones. Small on purpose: a search server could stand behind it as well as the database does. */
public interface ArticleSearch {

    /** An article that was found, and where in it. */
    record Hit(ArticleLine article, Snippet snippet) {}

    /** Some hits, best first, and where the next ones begin. */
    record Hits(List<Hit> items, Optional<Integer> next) {}

    /**
     * Searches what the viewer can read, and nothing else, in every language; each article is found once.
     *
     * @param spoken the language preferred
     * @param words as typed
     * @param limit 1 to {@value #MOST} hits
     * @param after how many hits to leave out; nothing is found beyond {@value #DEEPEST}
     * @throws Refused when the viewer can read no articles
     */
    Hits search(Viewer viewer, Locale spoken, String words, int limit, int after);

    /**
     * What somebody who is still typing may be looking for: articles whose titles have the words, the last of them perhaps only begun;
     * where there are none, what a search finds.
     */
    List<ArticleLine> suggest(Viewer viewer, Locale spoken, String words, int limit);

    int MOST = 200;

    int DEEPEST = 1_000;
}
