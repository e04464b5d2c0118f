package dev.portico.extension.signals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What somebody may be told of why, in the languages of {@code reasons_<language>.properties} beside this class. */
enum UserReason {
    ACCESS_CHANGED,
    ACCESS_ENDED,
    ACCOUNT_DISABLED,
    ORGANIZATION_CHANGED,
    ORGANIZATION_DISABLED,
    PORTAL_CHANGED;

    private static final Map<String, Properties> LANGUAGES =
            Map.of("en", read("en"), "de", read("de"), "he", read("he"));

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By language. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        LANGUAGES.forEach((language, words) -> texts.put(language, words.getProperty(key())));
        return texts;
    }

    private static Properties read(String language) {
        Properties words = new Properties();
        try (InputStream file = UserReason.class.getResourceAsStream("reasons_" + language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("no reasons in " + language);
            }
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
