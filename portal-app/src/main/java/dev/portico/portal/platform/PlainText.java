package dev.portico.portal.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/** What HTML says, as lines of text: blocks start new lines, list items get a dash, quotes a mark. Give it to a sanitizer's policy. */
final class PlainText implements HtmlStreamEventReceiver {
    private static final Set<String> LINES =
            Set.of("div", "br", "hr", "li", "dl", "dt", "dd", "tr", "center", "address");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "table");

    /** Lines of their own around a quote, of characters that no text has (Unicode 16, section 23.7), until the marks are set. */
    private static final String OPENS = "\uFDD0";

    private static final String CLOSES = "\uFDD1";
    private static final int DEEPEST = 10;

    private final boolean quotes;
    private final StringBuilder text = new StringBuilder();
    private final List<String> open = new ArrayList<>();

    /** @param quotes whether what is quoted begins with {@code >} as it does in mails */
    PlainText(boolean quotes) {
        this.quotes = quotes;
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String element, List<String> attributes) {
        String name = element.toLowerCase(Locale.ROOT);
        text.append(breakAround(name));
        if (quotes && name.equals("blockquote")) {
            text.append(OPENS).append('\n');
        } else if (name.equals("li")) {
            text.append("- ");
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        }
        open.add(name);
    }

    @Override
    public void closeTag(String element) {
        String name = element.toLowerCase(Locale.ROOT);
        open.remove(name);
        if (quotes && name.equals("blockquote")) {
            text.append('\n').append(CLOSES);
        }
        if (!name.equals("br")) {
            text.append(breakAround(name));
        }
    }

    @Override
    public void text(String chunk) {
        String words = chunk.replace(OPENS, "").replace(CLOSES, "");
        text.append(open.contains("pre") ? words : words.replaceAll("\\s+", " "));
    }

    /** The text so far. */
    @Override
    public String toString() {
        String lines = text.toString()
                .replaceAll("(?<![ \\t\\u00a0])[ \\t\\u00a0]++\\n", "\n")
                .replaceAll("\\n[ \\t\\u00a0]+(?=\\S)", "\n")
                .replaceAll("\\n{3,}", "\n\n");
        return (quotes ? marked(lines) : lines).strip();
    }

    private static String marked(String text) {
        List<String> lines = new ArrayList<>();
        int depth = 0;
        for (String line : text.replaceAll(OPENS + "\\n{2}", OPENS + "\n")
                .replaceAll("\\n{2}" + CLOSES, "\n" + CLOSES)
                .lines()
                .toList()) {
            if (line.equals(OPENS)) {
                depth++;
            } else if (line.equals(CLOSES)) {
                depth--;
            } else {
                lines.add(("> ".repeat(Math.min(Math.max(depth, 0), DEEPEST)) + line).stripTrailing());
            }
        }
        return String.join("\n", lines).replaceAll("\\n{3,}", "\n\n");
    }

    private static String breakAround(String name) {
        return PARAGRAPHS.contains(name) ? "\n\n" : LINES.contains(name) ? "\n" : "";
    }
}
