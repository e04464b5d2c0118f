package dev.portico.portal.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of text with the words that were searched for marked. The parts are plain text: a template escapes each and
 * wraps the marked ones, so that nothing in an article can become markup of the result page.
 */
public record Snippet(List<Part> parts) {

    /** A stretch of text, marked when it was searched for. */
    public record Part(String text, boolean marked) {}

    /** Control characters: no stored text has them (the readers take them out). */
    static final char START = '\u0002';

    static final char END = '\u0003';

    private static final Pattern MARKED = Pattern.compile(START + "([^" + START + END + "]*)" + END);

    /** What writers mean as Markdown and Markdown does not: stars that stand by letters, bars of a table that is none, signs of headings. */
    private static final Pattern MARKUP = Pattern.compile(
            "\\*{2,}|(?<![^\\s|])\\|+(?![^\\s|])|(?<!\\S)#{1,6}(?=\\s)|(?<![^\\s|]):?-{3,}:?(?![^\\s|])|`{3,}");

    /** @param headline text in which {@link #START} and {@link #END} stand around each hit */
    static Snippet of(String headline) {
        List<Part> parts = new ArrayList<>();
        Matcher marked = MARKED.matcher(headline);
        int end = 0;
        while (marked.find()) {
            add(parts, headline.substring(end, marked.start()), false);
            add(parts, marked.group(1), true);
            end = marked.end();
        }
        add(parts, headline.substring(end), false);
        return new Snippet(parts);
    }

    /** The text without marks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    private static void add(List<Part> parts, String text, boolean marked) {
        String clean = MARKUP.matcher(text.replaceAll("[" + START + END + "]", ""))
                .replaceAll("")
                .replaceAll("\\s+", " ");
        if (!clean.isEmpty()) {
            parts.add(new Part(clean, marked));
        }
    }
}
