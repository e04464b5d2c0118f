package dev.portico.portal.mail;

import dev.portico.portal.platform.PlainText;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * HTML of a mail made harmless: words, lists, tables and links. Nothing that loads (images, styles, fonts, frames), runs,
 * submits or hides; links go to {@code http}, {@code https} and {@code mailto} only and give no referrer away.
 */
final class MailHtml {

    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "h1",
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
                    "strike",
                    "del",
                    "ins",
                    "sub",
                    "sup",
                    "small",
                    "big",
                    "tt",
                    "code",
                    "pre",
                    "kbd",
                    "samp",
                    "blockquote",
                    "q",
                    "cite",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "a",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "center",
                    "address",
                    "font")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("colspan", "rowspan")
            .matching(MailHtml::isSmallNumber)
            .onElements("td", "th")
            .allowAttributes("dir")
            .matching(true, "ltr", "rtl", "auto")
            .globally()
            .allowWithoutAttributes("a", "span", "font")
            .toFactory();

    private MailHtml() {}

    static String clean(String html) {
        return HARMLESS.sanitize(Texts.storable(html)).strip();
    }

    /** What the HTML says, as lines of text. */
    static String text(String html) {
        PlainText text = new PlainText();
        HtmlSanitizer.sanitize(Texts.storable(html), HARMLESS.apply(text));
        return text.toString();
    }

    private static @Nullable String isSmallNumber(String element, String attribute, String value) {
        return value.matches("[1-9]\\d?") ? value : null;
    }
}
