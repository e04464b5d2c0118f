package dev.portico.portal.articles;

import dev.portico.portal.platform.BoundedMarkdown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.Encoding;

/** Turns what somebody wrote, in Markdown or HTML, into what readers get: clean HTML without the title, and the same as text. */
final class Rendering {
    private static final Element TITLE = Element.of("title");
    private static final Element HEADING = Element.of("h1");
    private static final Element HEAD = Element.of("head");
    private static final Element COMMENT = new Element(Pattern.compile("<!--"), Pattern.compile("-->"));
    private static final Pattern BODY = Pattern.compile("(?i)<body(?:\\s[^>]{0,1000})?>");
    /** Of what was cleaned, where every paragraph and heading has its end. */
    private static final Pattern PARAGRAPH = Pattern.compile("(?s)<p(?:\\s[^>]*)?>(.*?)</p>");

    private static final Pattern HEADINGS = Pattern.compile("(?s)<h([1-6])(?:\\s[^>]*)?>.*?</h\\1>");

    private final BoundedMarkdown markdown = new BoundedMarkdown(
            () -> Parser.builder().extensions(List.of(TablesExtension.create())),
            Parser::builder,
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build());

    /**
     * What readers get.
     *
     * @param heading what the text itself says it is called, in its first heading or its head
     * @param beginning its first paragraph, which a heading is none
     */
    record Rendered(Optional<String> heading, String html, String body, String beginning) {}

    /**
     * Renders a text.
     *
     * @param title what the page calls it: a heading in the text that says the same is left out; empty for what its first heading says
     */
    Rendered of(Format format, String source, String title, Links links) {
        String html = format == Format.MARKDOWN ? markdown.html(source) : source;
        ArticleHtml clean = new ArticleHtml(links);
        String content = content(html);
        Optional<String> heading = HEADING.inside(content).map(clean::text).filter(text -> !text.isBlank());
        boolean repeated =
                heading.isPresent() && (title.isBlank() || heading.get().equalsIgnoreCase(title));
        String rest = repeated ? HEADING.takenFrom(content) : content;
        String shown = clean.clean(rest);
        String body = clean.text(rest);
        return new Rendered(
                heading.or(() -> TITLE.inside(html)
                                .map(text -> Encoding.decodeHtml(text, false).strip()))
                        .filter(text -> !text.isBlank()),
                shown,
                body,
                beginning(clean, shown, body));
    }

    /** Where there is no paragraph, whatever else comes first, and a heading only where there is nothing else. */
    private static String beginning(ArticleHtml clean, String html, String body) {
        Optional<String> paragraph = PARAGRAPH
                .matcher(html)
                .results()
                .map(found -> firstBlock(clean.text(found.group(1))))
                .filter(text -> !text.isBlank())
                .findFirst();
        String otherwise = firstBlock(clean.text(HEADINGS.matcher(html).replaceAll("")));
        return paragraph.orElse(otherwise.isBlank() ? firstBlock(body) : otherwise);
    }

    private static String firstBlock(String body) {
        return body.replaceFirst("(?s)\\n\\n.*", "").replaceAll("\\s+", " ");
    }

    /** What of it readers do not get, as names of elements; empty where they get everything. */
    Set<String> leftOut(Format format, String source) {
        String html = format == Format.MARKDOWN ? markdown.html(source) : source;
        return new ArticleHtml(UnaryOperator.identity()).leftOut(content(html));
    }

    static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }

    /** Without comments and what comes before the text. */
    private static String content(String html) {
        Matcher body = BODY.matcher(html);
        String text = body.find() ? html.substring(body.end()) : HEAD.takenFrom(html);
        return TITLE.allTakenFrom(COMMENT.allTakenFrom(text));
    }

    /** What begins and ends so. It is found in one go: where thousands begin and none ends, the end is looked for once. */
    private record Element(Pattern begin, Pattern end) {
        static Element of(String name) {
            return new Element(
                    Pattern.compile("(?i)<" + name + "(?:\\s[^>]{0,1000})?>"),
                    Pattern.compile("(?i)</" + name + "\\s{0,100}>"));
        }

        Optional<String> inside(String html) {
            Matcher first = begin.matcher(html);
            Matcher last = end.matcher(html);
            return first.find() && last.find(first.end())
                    ? Optional.of(html.substring(first.end(), last.start()))
                    : Optional.empty();
        }

        String allTakenFrom(String html) {
            Matcher each = begin.matcher(html);
            Matcher last = end.matcher(html);
            StringBuilder rest = new StringBuilder();
            int from = 0;
            while (each.find(from) && last.find(each.end())) {
                rest.append(html, from, each.start());
                from = last.end();
            }
            return rest.append(html, from, html.length()).toString();
        }

        String takenFrom(String html) {
            Matcher first = begin.matcher(html);
            Matcher last = end.matcher(html);
            return first.find() && last.find(first.end())
                    ? html.substring(0, first.start()) + html.substring(last.end())
                    : html;
        }
    }
}
