package dev.portico.extension.words;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence: by a name that stays, for programs that have words of their own for it, and in English.
 *
 * @param reason the name; never renamed
 * @param values what is in the gaps of the sentence, in their order; of a gap for several, they are the last
 * @param what the sentence
 */
public record Remark(String reason, List<String> values, String what) {

    private static final Pattern GAP = Pattern.compile("\\{(\\d)(…)?}");

    public Remark {
        values = List.copyOf(values);
    }

    /** {@code english} has gaps: <code>{0}</code> is for the first value, <code>{1…}</code> for the second and all after it. */
    public static Remark of(String reason, String english, List<String> values) {
        return new Remark(
                reason, values, GAP.matcher(english).replaceAll(gap -> Matcher.quoteReplacement(filled(gap, values))));
    }

    public static Remark of(String reason, String english, String... values) {
        return of(reason, english, List.of(values));
    }

    private static String filled(MatchResult gap, List<String> values) {
        int n = Integer.parseInt(gap.group(1));
        return gap.group(2) == null ? values.get(n) : String.join(", ", values.subList(n, values.size()));
    }
}
