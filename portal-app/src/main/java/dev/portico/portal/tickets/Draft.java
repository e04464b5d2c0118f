package dev.portico.portal.tickets;

import dev.portico.portal.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A ticket as its requester writes it; nothing else of a ticket is theirs to choose. */
public record Draft(String subject, String description, Priority priority, Optional<Origin> origin) {
    static final int LONGEST_SUBJECT = 200;
    private static final int SHORT_SUBJECT = 80;
    /** A sentence of fewer letters is a greeting. */
    private static final int SHORTEST_SENTENCE = 15;
    /** Not of an abbreviation: a word of two letters or more that is no title, and after it something that begins a sentence. */
    private static final Pattern END = Pattern.compile(
            "(?:[!?…。！？]|(?<=[\\p{L}\\p{M}\\p{N}]{2})(?<!\\b(?i:bzw|dr|fr|hr|inkl|mr|mrs|ms|nr|prof|vs))\\.)"
                    + "(?=\\s[^\\s\\p{Ll}\\p{Nd}])");

    static final int LONGEST_TEXT = 50_000;

    /**
     * Reads what somebody typed.
     *
     * @throws Invalid with a message key per field
     */
    public static Draft of(@Nullable String subject, @Nullable String description, @Nullable String priority) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String line = Words.line(subject);
        String text = Words.text(description);
        Optional<Priority> wanted =
                priority == null || priority.isBlank() ? Optional.of(Priority.NORMAL) : Priority.find(priority);
        check(reasons, "subject", line, LONGEST_SUBJECT);
        check(reasons, "description", text, LONGEST_TEXT);
        if (wanted.isEmpty()) {
            reasons.put("priority", "choose_one");
        }
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
        return new Draft(line, text, wanted.orElseThrow(), Optional.empty());
    }

    /**
     * A ticket that is written as a message: its first sentence, or line, is its subject, as far as there is room for it.
     *
     * @throws Invalid when there is no text, or too much of it
     */
    public static Draft message(@Nullable String typed, Priority priority, Origin origin) {
        String text = note(typed);
        String first = Words.line(text.lines().findFirst().orElse(text));
        return new Draft(shortened(sentence(first)), text, priority, Optional.of(origin));
    }

    /** The first that says something; the whole line where none ends in it. */
    private static String sentence(String line) {
        int most = Math.min(line.length(), 2 * SHORT_SUBJECT);
        Matcher end = END.matcher(line).useTransparentBounds(true).region(0, most);
        while (end.find()) {
            if (line.codePointCount(0, end.end()) > SHORT_SUBJECT) {
                return line;
            }
            if (end.end() >= SHORTEST_SENTENCE) {
                return line.substring(0, end.end());
            }
        }
        return line;
    }

    private static String shortened(String line) {
        if (line.codePointCount(0, line.length()) <= SHORT_SUBJECT) {
            return line;
        }
        String begin = line.substring(0, line.offsetByCodePoints(0, SHORT_SUBJECT));
        int space = begin.lastIndexOf(' ');
        return (space > SHORT_SUBJECT / 2 ? begin.substring(0, space) : begin) + "…";
    }

    /**
     * The text of a note.
     *
     * @throws Invalid when there is none, or too much of it
     */
    public static String note(@Nullable String text) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String words = Words.text(text);
        check(reasons, "text", words, LONGEST_TEXT);
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
        return words;
    }

    private static void check(Map<String, String> reasons, String field, String value, int longest) {
        if (value.isEmpty()) {
            reasons.put(field, "required");
        } else if (value.length() > longest) {
            reasons.put(field, "too_long");
        }
    }
}
