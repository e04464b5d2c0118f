package dev.portico.portal.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/** What HTML says, as lines of text: blocks start new lines, list items get a dash. Give it to a sanitizer's policy. */
final class PlainText implements HtmlStreamEventReceiver {
    private static final Set<String> LINES =
            Set.of("div", "br", "hr", "li", "dl", "dt", "dd", "tr", "center", "address");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "table");

    private final StringBuilder text = new StringBuilder();
    private final List<String> open = new ArrayList<>();

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String element, List<String> attributes) {
        String name = element.toLowerCase(Locale.ROOT);
        text.append(breakAround(name));
        if (name.equals("li")) {
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
        if (!name.equals("br")) {
            text.append(breakAround(name));
        }
    }

    @Override
    public void text(String chunk) {
        text.append(open.contains("pre") ? chunk : chunk.replaceAll("\\s+", " "));
    }

    /** The text so far. */
    @Override
    public String toString() {
        return text.toString()
                .replaceAll("(?<![ \\t\\u00a0])[ \\t\\u00a0]++\\n", "\n")
                .replaceAll("\\n[ \\t\\u00a0]+(?=\\S)", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static String breakAround(String name) {
        return PARAGRAPHS.contains(name) ? "\n\n" : LINES.contains(name) ? "\n" : "";
    }
}
