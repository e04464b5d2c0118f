package dev.portico.portal.articles;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's name in addresses, made of its file's path: {@code Start/Opening a ticket.md} is {@code start-opening-a-ticket}. The
 * languages of an article share it: {@code start/a.de.md} and {@code de/start/a.md}, where German, are both {@code start-a}.
 */
public record Slug(String value) {

    private static final int LIMIT = 150;
    private static final Pattern SUFFIX = Pattern.compile("(.*)\\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})?)");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    /** GNOME's and Debian's folder of what was written first, in English. */
    private static final String ORIGINAL = "C";

    /** The slug of a path relative to the imported folder; empty value when nothing of the path can be used. */
    static Slug of(Path relative, String language) {
        List<String> words = new ArrayList<>();
        for (Path segment : relative.normalize()) {
            words.add(segment.toString());
        }
        int last = words.size() - 1;
        String name = words.get(last).replaceFirst("\\.[A-Za-z]+$", "");
        Matcher suffix = SUFFIX.matcher(name);
        words.set(last, suffix.matches() && is(suffix.group(2), language) ? suffix.group(1) : name);
        List<String> folders = words.subList(0, last);
        folders.removeIf(folder -> is(folder, language));
        return named(String.join("-", words));
    }

    /** One of words. */
    static Slug named(String words) {
        String slug = Normalizer.normalize(words, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return new Slug(slug.length() <= LIMIT ? slug : slug.substring(0, LIMIT));
    }

    /** The language a file is named after, as {@code start.de.md} is. */
    static Optional<String> language(Path file) {
        Matcher suffix = SUFFIX.matcher(String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", ""));
        return suffix.matches() && LANGUAGES.contains(suffix.group(2).replaceFirst("[-_].*", ""))
                ? tag(suffix.group(2))
                : Optional.empty();
    }

    /** A language as it is stored: {@code de} of {@code de_DE}, but {@code pt-br}, which is not what is written in Portugal. */
    static Optional<String> tag(String given) {
        String tag = given.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace('@', '-');
        if (!tag.matches("[a-z]{2,3}(-[a-z0-9]{2,8})?")) {
            return Optional.empty();
        }
        return Optional.of(
                tag.equals("pt-br") || tag.startsWith("zh-") || tag.startsWith("sr-")
                        ? tag
                        : tag.replaceFirst("-.*", ""));
    }

    /** True when a folder or a suffix is named after this language. */
    static boolean is(String name, String language) {
        return name.equals(ORIGINAL) ? language.equals("en") : tag(name).equals(Optional.of(language));
    }
}
