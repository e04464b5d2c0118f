package dev.portico.portal.articles;

import dev.portico.portal.platform.Edits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words articles are made of, by who may read them: what somebody misspelt is looked for here, in a table of words, and never in
 * the texts, so that it takes as long with a hundred thousand articles as with ten. Nobody's search is helped by a word they may not read,
 * and what is no longer published leaves no word behind: the database counts them along with the pages (V72).
 */
@ApplicationScoped
class Vocabulary {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int MOST_OF_ONE = 5_000;
    private static final int LOOKED_AT = 30;
    private static final int MEANT = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** What each of the words may have been meant for, the nearest first; nothing for words too short to tell. */
    Map<String, List<String>> meant(Articles.Visible visible, List<String> typed) {
        String[] asked = typed.stream()
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .distinct()
                .toArray(String[]::new);
        Map<String, Set<String>> near = new LinkedHashMap<>();
        for (Tuple row : visible.rows(
                "select asked, near.word from unnest(cast(:asked as text[])) asked cross join lateral (select word from article_words"
                        + " where reader = any(cast(:readers as text[])) and word % asked"
                        + " order by similarity(word, asked) desc, word limit " + LOOKED_AT
                        + ") near",
                Map.of("asked", asked))) {
            String word = row.get("word", String.class);
            if (Edits.few(row.get("asked", String.class), word)) {
                near.computeIfAbsent(row.get("asked", String.class), each -> new LinkedHashSet<>())
                        .add(word);
            }
        }
        Map<String, List<String>> meant = new LinkedHashMap<>();
        near.forEach(
                (word, words) -> meant.put(word, words.stream().limit(MEANT).toList()));
        return meant;
    }

    /** The words of a page, which are kept with it. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher each = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (each.find() && words.size() < MOST_OF_ONE) {
            String word = each.group();
            if (word.length() >= SHORTEST && word.length() <= LONGEST) {
                words.add(word);
            }
        }
        return words;
    }
}
