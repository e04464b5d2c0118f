package dev.portico.portal.articles;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The text of a Mallard page as HTML; pictures leave their words, and what only a help viewer can use is left out. */
final class MallardHtml {
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("p", "p"),
            Map.entry("steps", "ol"),
            Map.entry("item", "li"),
            Map.entry("em", "em"),
            Map.entry("gui", "b"),
            Map.entry("guiseq", "b"),
            Map.entry("app", "i"),
            Map.entry("cite", "cite"),
            Map.entry("file", "code"),
            Map.entry("sys", "code"),
            Map.entry("cmd", "code"),
            Map.entry("input", "kbd"),
            Map.entry("output", "samp"),
            Map.entry("key", "kbd"),
            Map.entry("keyseq", "span"),
            Map.entry("table", "table"),
            Map.entry("thead", "thead"),
            Map.entry("tbody", "tbody"),
            Map.entry("tfoot", "tfoot"),
            Map.entry("tr", "tr"),
            Map.entry("td", "td"),
            Map.entry("th", "th"),
            Map.entry("note", "blockquote"),
            Map.entry("example", "blockquote"),
            Map.entry("quote", "blockquote"),
            Map.entry("screen", "pre"),
            Map.entry("terms", "dl"));
    private static final Set<String> WITHOUT =
            Set.of("info", "links", "include", "comment", "if", "when", "title", "desc");
    private static final Set<String> LINES = Set.of("p", "item", "td", "th", "gui", "span", "em", "title");

    private final UnaryOperator<String> titles;
    private final Function<String, List<MallardPages.Topic>> topics;
    private final StringBuilder html = new StringBuilder();

    /**
     * Of one page.
     *
     * @param titles what the page is called that a link without words leads to
     * @param topics the pages that say they belong to a section, by its id; to the page itself, by an empty one
     */
    MallardHtml(UnaryOperator<String> titles, Function<String, List<MallardPages.Topic>> topics) {
        this.titles = titles;
        this.topics = topics;
    }

    String of(Element page) {
        inside(page, 1);
        return html.toString();
    }

    private void inside(Element parent, int depth) {
        boolean lists = isPart(parent);
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                text(text.getData());
            } else if (child instanceof Element element) {
                if (lists && isWhereTheyAreListed(element)) {
                    list(parent);
                    lists = false;
                }
                element(element, parent, depth);
            }
        }
        if (lists) {
            list(parent);
        }
    }

    private static boolean isPart(Element element) {
        return "page".equals(element.getLocalName()) || "section".equals(element.getLocalName());
    }

    /** Where a guide says so; else before its first section, under whose heading they would be taken for that one's. */
    private static boolean isWhereTheyAreListed(Element element) {
        return "section".equals(element.getLocalName())
                || ("links".equals(element.getLocalName())
                        && element.getAttribute("type").equals("topic"));
    }

    private void list(Element part) {
        List<MallardPages.Topic> pages =
                topics.apply("page".equals(part.getLocalName()) ? "" : part.getAttribute("id"));
        if (pages.isEmpty()) {
            return;
        }
        html.append("<ul>");
        for (MallardPages.Topic page : pages) {
            html.append("<li><a href=\"");
            text(page.id() + ".page");
            html.append("\">");
            text(page.title());
            html.append("</a></li>");
        }
        html.append("</ul>");
    }

    private void element(Element element, Element parent, int depth) {
        String name = String.valueOf(element.getLocalName());
        if (WITHOUT.contains(name) || String.valueOf(element.getNamespaceURI()).contains("ttml")) {
            return;
        }
        switch (name) {
            case "section" -> {
                heading(element, "h" + Math.min(depth + 1, 6));
                inside(element, depth + 1);
            }
            case "list" -> inBlock(element, element.getAttribute("type").equals("numbered") ? "ol" : "ul", depth);
            case "link" -> link(element, depth);
            case "media", "figure" -> text(" " + MallardPages.words(element) + " ");
            case "code" -> in(element, LINES.contains(parent.getLocalName()) ? "code" : "pre", depth);
            case "keyseq", "guiseq" -> sequence(element, name.equals("keyseq") ? "+" : " ▸ ");
            case "item" -> item(element, parent, depth);
            default -> {
                String same = SAME.getOrDefault(name, "");
                if (same.isEmpty()) {
                    inside(element, depth);
                } else {
                    inBlock(element, same, depth);
                }
            }
        }
    }

    /** Steps, lists, notes and tables may have a title of their own, which stands before them. */
    private void inBlock(Element element, String tag, int depth) {
        if (!tag.equals("blockquote")) {
            heading(element, "p");
            in(element, tag, depth);
            return;
        }
        html.append("<blockquote>");
        heading(element, "p");
        inside(element, depth);
        html.append("</blockquote>");
    }

    private void in(Element element, String tag, int depth) {
        html.append('<').append(tag).append('>');
        inside(element, depth);
        html.append("</").append(tag).append('>');
    }

    private void item(Element element, Element parent, int depth) {
        if (!"terms".equals(parent.getLocalName())) {
            in(element, "li", depth);
            return;
        }
        heading(element, "dt");
        in(element, "dd", depth);
    }

    private void heading(Element element, String tag) {
        MallardPages.child(element, "title").ifPresent(title -> {
            html.append('<').append(tag).append('>').append(tag.equals("p") ? "<strong>" : "");
            inside(title, 1);
            html.append(tag.equals("p") ? "</strong>" : "")
                    .append("</")
                    .append(tag)
                    .append('>');
        });
    }

    private void sequence(Element whole, String between) {
        boolean first = true;
        for (Element part : MallardPages.elements(whole)) {
            html.append(first ? "" : between);
            element(part, whole, 1);
            first = false;
        }
    }

    private void link(Element element, int depth) {
        String xref = element.getAttribute("xref").replaceFirst("#.*", "");
        String href = element.getAttribute("href");
        String to = xref.isEmpty() ? href : xref + ".page";
        html.append("<a href=\"");
        text(to);
        html.append("\">");
        if (element.getTextContent().isBlank()) {
            String title = titles.apply(element.getAttribute("xref"));
            text(title.isEmpty() ? to : title);
        } else {
            inside(element, depth);
        }
        html.append("</a>");
    }

    private void text(String words) {
        html.append(words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }
}
