package dev.portico.portal.articles;

import dev.portico.portal.articles.Rendering.Rendered;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Markdown, HTML or Mallard file as an article. */
final class ArticleReader {

    private static final int LIMIT = 2 * 1024 * 1024;
    static final int LONG_TITLE = 200;
    static final int LONG_SUMMARY = 400;
    /** Raises it when articles must be written again although their files have not changed. */
    private static final String RENDERING = "2";

    private static final Pattern LANG =
            Pattern.compile("(?is)^(?:\\s|<!doctype[^>]*>|<!--.*?-->)*<html[^>]*\\slang\\s*=\\s*[\"']?([\\w-]+)");

    private final Rendering rendering = new Rendering();
    private final Audience otherwise;
    private final MallardPages mallard;

    /**
     * Reads files of a folder.
     *
     * @param otherwise the audience of articles that name none
     * @param mallard looks up what a Mallard page says of others
     */
    ArticleReader(Audience otherwise, MallardPages mallard) {
        this.otherwise = otherwise;
        this.mallard = mallard;
    }

    static boolean isArticle(Path file) {
        String name = name(file);
        return isMarkdown(name) || name.endsWith(".html") || name.endsWith(".htm") || MallardPages.isOne(file);
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
        String text = text(bytes);
        if (MallardPages.isOne(file)) {
            FrontMatter page = mallard.read(file, text);
            // What it says depends on pages beside it: the titles of those it links to, and which belong to it.
            return draft(file, page, Format.HTML, hash(bytes, page.rest().getBytes(StandardCharsets.UTF_8)));
        }
        Format format = isMarkdown(name(file)) ? Format.MARKDOWN : Format.HTML;
        FrontMatter head = FrontMatter.of(text);
        Matcher lang = LANG.matcher(head.rest());
        return draft(
                file,
                format == Format.HTML && lang.find() ? head.or("language", lang.group(1)) : head,
                format,
                hash(bytes));
    }

    private Draft draft(Path file, FrontMatter head, Format format, String hash) throws UnreadableArticle {
        Optional<String> stated = stated(head.get("language"), file);
        Rendered rendered = rendering.of(format, head.rest(), head.get("title"), new Links(file, stated.orElse("")));
        String title = Optional.of(head.get("title"))
                .filter(text -> !text.isBlank())
                .or(rendered::heading)
                .orElseThrow(() -> new UnreadableArticle("has no title: neither a heading nor a title in its head"));
        if (rendered.body().isBlank()) {
            throw new UnreadableArticle("has no text");
        }
        String language = stated.orElseGet(() -> told(rendered.body()));
        Slug slug = Slug.of(file, stated.orElse(""));
        if (slug.value().isEmpty()) {
            throw new UnreadableArticle("has a file name without letters or digits");
        }
        String summary = head.get("summary").isBlank()
                ? rendered.beginning()
                : head.get("summary").replaceAll("\\s+", " ").strip();
        return new Draft(
                slug,
                file.toString(),
                Rendering.cut(title.replaceAll("\\s+", " ").strip(), LONG_TITLE),
                Rendering.cut(summary, LONG_SUMMARY),
                Rendering.cut(
                        head.get("category").isBlank() ? folder(file, language) : head.get("category"), LONG_TITLE),
                audience(head),
                language,
                format,
                format == Format.MARKDOWN ? head.rest() : rendered.html(),
                rendered.html(),
                rendered.body(),
                updated(head.get("updated")),
                hash);
    }

    private Audience audience(FrontMatter head) throws UnreadableArticle {
        if (!head.values().containsKey("audience")) {
            return otherwise;
        }
        // A misspelt or empty audience must never widen who reads it.
        return Audience.named(head.get("audience"))
                .orElseThrow(() -> new UnreadableArticle("names an audience other than everyone, registered, agents"));
    }

    /** What the head says, else what the file is named after ({@code start.de.md}). */
    private static Optional<String> stated(String tag, Path file) throws UnreadableArticle {
        if (tag.isBlank()) {
            return Slug.language(file);
        }
        return Optional.of(
                Slug.tag(tag).orElseThrow(() -> new UnreadableArticle("names a language that is not a tag like en")));
    }

    /** What the letters tell. */
    private static String told(String body) {
        long letters = body.codePoints().filter(Character::isLetter).count();
        long hebrew = body.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HEBREW)
                .count();
        return hebrew * 2 > letters ? "he" : "en";
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

    static String text(byte[] bytes) throws UnreadableArticle {
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

    private String hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((RENDERING + otherwise).getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static boolean isMarkdown(String name) {
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    private static String folder(Path file, String language) {
        Path parent = file.getParent();
        String name = parent == null ? "" : String.valueOf(parent.getFileName());
        String words = Slug.is(name, language) ? "" : name.replaceAll("[-_]+", " ");
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
