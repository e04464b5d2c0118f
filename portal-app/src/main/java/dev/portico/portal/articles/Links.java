package dev.portico.portal.articles;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where an article's links lead. A relative link to another file becomes a link to that article; an address within the
 * portal ({@code /tickets}) is made relative, because pages live below the reader's organisation; others stay.
 *
 * @param file the article's path relative to the imported folder
 * @param language the article's, after which folders and suffixes may be named; empty while it is not known
 */
record Links(Path file, String language) implements UnaryOperator<String> {

    @Override
    public String apply(String href) {
        String link = href.strip();
        if (link.isEmpty()
                || link.startsWith("#")
                || link.startsWith("//")
                || link.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
            return link;
        }
        if (link.startsWith("/")) {
            return ".." + link;
        }
        String path = link.replaceFirst("[?#].*", "");
        return isArticle(path) ? article(path) + link.substring(path.length()) : link;
    }

    private static boolean isArticle(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".md")
                || lower.endsWith(".markdown")
                || lower.endsWith(".html")
                || lower.endsWith(".page")
                || lower.endsWith(".htm");
    }

    private String article(String path) {
        try {
            Path target = file.resolveSibling(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .normalize();
            if (target.startsWith("..")) {
                // In a folder beside this one, imported by itself: there its path begins with the file.
                target = target.getFileName();
            }
            // A link to another language's file is one to the article, which is shown in the reader's.
            return URLEncoder.encode(
                    Slug.of(target, Slug.language(target).orElse(language)).value(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "#";
        }
    }
}
