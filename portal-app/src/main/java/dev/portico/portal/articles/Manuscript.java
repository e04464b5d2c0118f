package dev.portico.portal.articles;

import dev.portico.portal.platform.Invalid;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an agent typed.
 *
 * @param summary empty for the first paragraph
 * @param slug of a new article; empty for one made of the title
 */
record Manuscript(
        String language, String title, String summary, Format format, String source, long category, String slug) {
    private static final int LONG_TEXT = 200_000;
    private static final Rendering RENDERING = new Rendering();

    /**
     * Reads a form.
     *
     * @throws Invalid naming what is wrong with which field
     */
    static Manuscript of(Map<String, String> typed) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String title = typed.getOrDefault("title", "").replaceAll("\\s+", " ").strip();
        String source = typed.getOrDefault("source", "").replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        String summary =
                typed.getOrDefault("summary", "").replaceAll("\\s+", " ").strip();
        String language = typed.getOrDefault("language", "");
        String category = typed.getOrDefault("category", "0");
        if (title.isEmpty()) {
            wrong.put("title", "title_missing");
        } else if (title.length() > ArticleReader.LONG_TITLE) {
            wrong.put("title", "too_long");
        }
        if (summary.length() > ArticleReader.LONG_SUMMARY) {
            wrong.put("summary", "too_long");
        }
        if (!Slug.tag(language).equals(java.util.Optional.of(language))) {
            wrong.put("language", "language_unknown");
        }
        if (source.length() > LONG_TEXT) {
            wrong.put("source", "too_long");
        } else if (source.isBlank()) {
            wrong.put("source", "text_missing");
        }
        if (!category.matches("\\d{1,18}")) {
            wrong.put("category", "category_unknown");
        }
        Format format = typed.getOrDefault("format", "").equals(Format.HTML.code()) ? Format.HTML : Format.MARKDOWN;
        if (wrong.isEmpty()
                && RENDERING
                        .of(format, source, title, new Links(Path.of("a.md"), language))
                        .body()
                        .isBlank()) {
            wrong.put("source", "text_missing");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return new Manuscript(
                language, title, summary, format, source, Long.parseLong(category), typed.getOrDefault("slug", ""));
    }

    /** As readers would see it. */
    Preview preview(String origin) {
        String html = RENDERING
                .of(format, source, title, new Links(Path.of(origin), language))
                .html();
        return new Preview(html, String.join(", ", RENDERING.leftOut(format, source)));
    }

    String summaryOrBeginning() {
        return summary.isEmpty()
                ? Rendering.cut(
                        RENDERING
                                .of(format, source, title, new Links(Path.of("a.md"), language))
                                .beginning(),
                        ArticleReader.LONG_SUMMARY)
                : summary;
    }
}
