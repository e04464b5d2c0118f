package dev.portico.portal.articles;

import dev.portico.portal.platform.PlainText;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * An article's HTML, cleaned when it is written: words, lists, tables, code and links. Whoever writes articles cannot
 * make a reader's browser run or load anything.
 */
final class ArticleHtml {

    private final PolicyFactory policy;

    /** @param links where a link leads, by its {@code href} in the source */
    ArticleHtml(UnaryOperator<String> links) {
        policy = new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "div",
                        "span",
                        "br",
                        "hr",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "b",
                        "strong",
                        "i",
                        "em",
                        "u",
                        "s",
                        "del",
                        "ins",
                        "sub",
                        "sup",
                        "small",
                        "code",
                        "pre",
                        "kbd",
                        "samp",
                        "var",
                        "mark",
                        "abbr",
                        "blockquote",
                        "q",
                        "cite",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "table",
                        "caption",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "td",
                        "th",
                        "details",
                        "summary")
                // The page shows the title as its only first-level heading.
                .allowElements((element, attributes) -> "h2", "h1")
                .allowElements((element, attributes) -> linked(element, attributes, links), "a")
                .allowAttributes("href")
                .onElements("a")
                .allowUrlProtocols("http", "https", "mailto")
                .requireRelsOnLinks("noopener")
                .allowAttributes("colspan", "rowspan", "start")
                .matching(ArticleHtml::smallNumber)
                .onElements("td", "th", "ol")
                .allowAttributes("align")
                .matching(true, "left", "right", "center")
                .onElements("td", "th")
                .allowAttributes("dir")
                .matching(true, "ltr", "rtl", "auto")
                .globally()
                .allowWithoutAttributes("a", "span")
                .toFactory();
    }

    String clean(String html) {
        return policy.sanitize(html).strip();
    }

    /** What it says, for search and summaries. */
    String text(String html) {
        PlainText text = new PlainText();
        HtmlSanitizer.sanitize(html, policy.apply(text));
        return text.toString();
    }

    private static String linked(String element, List<String> attributes, UnaryOperator<String> links) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equals("href")) {
                attributes.set(i + 1, links.apply(attributes.get(i + 1)));
            }
        }
        return element;
    }

    private static @Nullable String smallNumber(String element, String attribute, String value) {
        return value.matches("[1-9]\\d?") ? value : null;
    }
}
