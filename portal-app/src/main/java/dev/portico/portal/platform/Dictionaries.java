package dev.portico.portal.platform;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** PostgreSQL's dictionaries by language, which know that "switching" and "switch" are one word; for others, words are taken as they are. */
public final class Dictionaries {
    public static final String NONE = "simple";

    private static final Map<String, String> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"));

    private Dictionaries() {}

    /** The dictionary of a language like {@code de} or {@code pt-br}. */
    public static String of(String language) {
        return BY_LANGUAGE.getOrDefault(language.replaceFirst("-.*", ""), NONE);
    }

    /** Those of several languages, and words as they are. */
    public static Set<String> of(Collection<String> languages) {
        Set<String> all = new LinkedHashSet<>();
        languages.forEach(language -> all.add(of(language)));
        all.add(NONE);
        return all;
    }
}
