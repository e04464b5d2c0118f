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
 */
record Links(Path file) implements UnaryOperator<String> {

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
            return URLEncoder.encode(Slug.of(target).value(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "#";
        }
    }
}
