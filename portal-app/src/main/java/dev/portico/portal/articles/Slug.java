package dev.portico.portal.articles;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An article's name in addresses, made of its file's path: {@code Start/Opening a ticket.md} is {@code start-opening-a-ticket}. */
public record Slug(String value) {

    private static final int LIMIT = 150;

    /** The slug of a path relative to the imported folder; empty value when nothing of the path can be used. */
    static Slug of(Path relative) {
        List<String> words = new ArrayList<>();
        for (Path segment : relative.normalize()) {
            words.add(segment.toString());
        }
        String path = String.join("-", words).replaceFirst("\\.[A-Za-z]+$", "");
        String slug = Normalizer.normalize(path, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return new Slug(slug.length() <= LIMIT ? slug : slug.substring(0, LIMIT));
    }
}
