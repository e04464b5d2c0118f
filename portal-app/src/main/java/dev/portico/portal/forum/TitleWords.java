package dev.portico.portal.forum;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of titles, which what somebody misspelt is compared with (V102), and those that somebody typed. */
final class TitleWords {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int MOST_TYPED = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    /** By which somebody says that they mean just what they typed, or what they do not mean. */
    private static final Pattern EXACTLY = Pattern.compile("\"|(?:^|\\s)-");

    private TitleWords() {}

    /** Those that are kept with a title. */
    static String[] of(String title) {
        return words(title).stream().filter(TitleWords::tells).toArray(String[]::new);
    }

    /** What was typed to search for, where it may be misspelt; else nothing. */
    static List<String> typed(String words) {
        return EXACTLY.matcher(words).find()
                ? List.of()
                : words(words).stream().limit(MOST_TYPED).toList();
    }

    /** True where a word is long enough to tell what it was meant for. */
    static boolean tells(String word) {
        return word.length() >= SHORTEST && word.length() <= LONGEST;
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher each = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (each.find()) {
            words.add(each.group());
        }
        return words;
    }
}
