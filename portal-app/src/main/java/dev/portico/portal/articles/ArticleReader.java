package dev.portico.portal.articles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.Encoding;

/** Reads a Markdown or HTML file as an article. */
final class ArticleReader {

    private static final int LIMIT = 2 * 1024 * 1024;
    private static final int LONG_TITLE = 200;
    private static final int LONG_SUMMARY = 400;
    /** Raises it when articles must be written again although their files have not changed. */
    private static final String RENDERING = "1";

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern HEADING = Pattern.compile("(?is)<h1(?:\\s[^>]*)?>(.*?)</h1\\s*>");
    private static final Pattern HEAD = Pattern.compile("(?is)^.*?<body[^>]*>|<head[^>]*>.*?</head>|<!--.*?-->");

    private final Parser markdown =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();
    private final Audience otherwise;

    /** @param otherwise the audience of articles that name none */
    ArticleReader(Audience otherwise) {
        this.otherwise = otherwise;
    }

    static boolean isArticle(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return isMarkdown(name) || name.endsWith(".html") || name.endsWith(".htm");
    }

    /**
     * Reads one article.
     *
     * @param file path relative to the imported folder; makes the slug and resolves relative links
     */
    Draft read(Path file, byte[] bytes) throws UnreadableArticle {
        if (bytes.length > LIMIT) {
            throw new UnreadableArticle("larger than " + LIMIT / 1024 / 1024 + " MB");
        }
        String source = text(bytes);
        boolean isMarkdown = isMarkdown(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
        FrontMatter head = FrontMatter.of(source);
        String html = isMarkdown ? renderer.render(markdown.parse(head.rest())) : head.rest();
        return draft(file, head, html, hash(bytes));
    }

    private Draft draft(Path file, FrontMatter head, String html, String hash) throws UnreadableArticle {
        ArticleHtml clean = new ArticleHtml(new Links(file));
        String content = TITLE.matcher(HEAD.matcher(html).replaceAll("")).replaceAll("");
        Optional<String> heading = first(HEADING, content).map(clean::text).filter(text -> !text.isBlank());
        String title = Optional.of(head.get("title"))
                .filter(text -> !text.isBlank())
                .or(() -> heading)
                .or(() -> first(TITLE, html)
                        .map(text -> Encoding.decodeHtml(text, false).strip()))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnreadableArticle("has no title: neither a heading nor a title in its head"));
        // The page shows the title itself; a heading that says the same would repeat it.
        boolean repeated = heading.isPresent() && heading.get().equalsIgnoreCase(title);
        String rest = repeated ? HEADING.matcher(content).replaceFirst("") : content;
        String body = clean.text(rest);
        if (body.isBlank()) {
            throw new UnreadableArticle("has no text");
        }
        Slug slug = Slug.of(file);
        if (slug.value().isEmpty()) {
            throw new UnreadableArticle("has a file name without letters or digits");
        }
        return new Draft(
                slug,
                cut(title.replaceAll("\\s+", " ").strip(), LONG_TITLE),
                cut(head.get("summary").isBlank() ? firstParagraph(body) : head.get("summary"), LONG_SUMMARY),
                cut(head.get("category").isBlank() ? folder(file) : head.get("category"), LONG_TITLE),
                audience(head),
                language(head.get("language"), body),
                clean.clean(rest),
                body,
                updated(head.get("updated")),
                hash);
    }

    private Audience audience(FrontMatter head) throws UnreadableArticle {
        if (!head.values().containsKey("audience")) {
            return otherwise;
        }
        // A misspelt or empty audience must never widen who reads it.
        return Audience.of(head.get("audience"))
                .orElseThrow(() -> new UnreadableArticle("names an audience other than everyone, registered, agents"));
    }

    private static String language(String tag, String body) throws UnreadableArticle {
        if (tag.isBlank()) {
            long letters = body.codePoints().filter(Character::isLetter).count();
            long hebrew = body.codePoints()
                    .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HEBREW)
                    .count();
            return hebrew * 2 > letters ? "he" : "en";
        }
        String language = tag.strip().toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
        if (!language.matches("[a-z]{2,3}")) {
            throw new UnreadableArticle("names a language that is not a tag like en");
        }
        return language;
    }

    private static Optional<Instant> updated(String date) throws UnreadableArticle {
        if (date.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    date.contains("T")
                            ? Instant.parse(date)
                            : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            throw new UnreadableArticle("names a date of update that is not like 2026-11-21");
        }
    }

    private static String text(byte[] bytes) throws UnreadableArticle {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String lines = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (lines.indexOf('\0') >= 0) {
                throw new UnreadableArticle("is not a text file");
            }
            return lines.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        } catch (CharacterCodingException e) {
            throw new UnreadableArticle("is not in UTF-8");
        }
    }

    private String hash(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((RENDERING + otherwise).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isMarkdown(String name) {
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    private static String folder(Path file) {
        Path parent = file.getParent();
        String name = parent == null ? "" : String.valueOf(parent.getFileName()).replaceAll("[-_]+", " ");
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Optional<String> first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String firstParagraph(String body) {
        return body.replaceFirst("(?s)\\n\\n.*", "").replaceAll("\\s+", " ");
    }

    private static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }
}
