package dev.portico.portal.platform;

import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * What HTML that others wrote may consist of wherever it is shown: words, lists, tables and links. Nothing that loads (images, styles,
 * fonts, frames), runs, submits or hides; links go to {@code http}, {@code https} and {@code mailto} only.
 */
public final class HarmlessHtml {
    private static final String[] TEXT = {
        "p", "div", "span", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "q", "cite", "pre"
    };
    private static final String[] MARKS = {
        "b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "small", "code", "kbd", "samp"
    };
    private static final String[] LISTS = {"ul", "ol", "li", "dl", "dt", "dd"};
    private static final String[] TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"};

    private HarmlessHtml() {}

    /** A policy to begin with; {@code h1} and {@code a}, which each feature treats its own way, are still to be allowed. */
    public static HtmlPolicyBuilder policy() {
        return new HtmlPolicyBuilder()
                .allowElements(TEXT)
                .allowElements(MARKS)
                .allowElements(LISTS)
                .allowElements(TABLES)
                .allowAttributes("href")
                .onElements("a")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("colspan", "rowspan")
                .matching(HarmlessHtml::smallNumber)
                .onElements("td", "th")
                .allowAttributes("dir")
                .matching(true, "ltr", "rtl", "auto")
                .globally()
                .allowWithoutAttributes("a", "span");
    }

    /** What the HTML says where a policy is applied to it, as lines of text. */
    public static String text(PolicyFactory policy, String html) {
        return text(policy, html, new PlainText(false));
    }

    /** The same with a {@code >} before each line of what is quoted, as mails have it. */
    public static String quotingText(PolicyFactory policy, String html) {
        return text(policy, html, new PlainText(true));
    }

    private static String text(PolicyFactory policy, String html, PlainText text) {
        HtmlSanitizer.sanitize(html, policy.apply(text));
        return text.toString();
    }

    /** From 1 to 99; for {@code matching}, which takes null as "leave out". */
    public static @Nullable String smallNumber(String element, String attribute, String value) {
        return value.matches("[1-9]\\d?") ? value : null;
    }
}
