package dev.portico.portal.articles;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.Encoding;

/** Turns what somebody wrote, in Markdown or HTML, into what readers get: clean HTML without the title, and the same as text. */
final class Rendering {
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern HEADING = Pattern.compile("(?is)<h1(?:\\s[^>]*)?>(.*?)</h1\\s*>");
    private static final Pattern HEAD = Pattern.compile("(?is)^.*?<body[^>]*>|<head[^>]*>.*?</head>|<!--.*?-->");

    private final Parser markdown =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    /**
     * What readers get.
     *
     * @param heading what the text itself says it is called, in its first heading or its head
     */
    record Rendered(Optional<String> heading, String html, String body) {}

    /**
     * Renders a text.
     *
     * @param title what the page calls it: a heading in the text that says the same is left out; empty for what its first heading says
     */
    Rendered of(Format format, String source, String title, Links links) {
        String html = format == Format.MARKDOWN ? renderer.render(markdown.parse(source)) : source;
        ArticleHtml clean = new ArticleHtml(links);
        String content = TITLE.matcher(HEAD.matcher(html).replaceAll("")).replaceAll("");
        Optional<String> heading = first(HEADING, content).map(clean::text).filter(text -> !text.isBlank());
        boolean repeated =
                heading.isPresent() && (title.isBlank() || heading.get().equalsIgnoreCase(title));
        String rest = repeated ? HEADING.matcher(content).replaceFirst("") : content;
        return new Rendered(
                heading.or(() -> first(TITLE, html)
                                .map(text -> Encoding.decodeHtml(text, false).strip()))
                        .filter(text -> !text.isBlank()),
                clean.clean(rest),
                clean.text(rest));
    }

    static String firstParagraph(String body) {
        return body.replaceFirst("(?s)\\n\\n.*", "").replaceAll("\\s+", " ");
    }

    static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }

    private static Optional<String> first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
