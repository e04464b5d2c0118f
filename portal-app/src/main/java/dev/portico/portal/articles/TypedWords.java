package dev.portico.portal.articles;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody typed to search for, as words; of more than {@value #MOST} the first. */
record TypedWords(List<String> words) {
    private static final int LONGEST = 200;
    private static final int MOST = 8;

    static TypedWords of(String typed) {
        String text = typed.strip();
        return new TypedWords(Arrays.stream(
                        text.substring(0, Math.min(LONGEST, text.length())).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .limit(MOST)
                .toList());
    }

    boolean none() {
        return words.isEmpty();
    }

    /** All but the last. */
    String head() {
        return String.join(" ", words.subList(0, words.size() - 1));
    }

    /** The last, which may be only the beginning of a word. */
    String last() {
        return words.get(words.size() - 1);
    }
}
