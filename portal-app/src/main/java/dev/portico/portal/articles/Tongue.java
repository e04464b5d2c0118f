package dev.portico.portal.articles;

import java.util.List;
import java.util.Locale;

/** A language there are articles in, by its code, and by the name it has for itself. */
public record Tongue(String code, String name) {

    static Tongue of(String code) {
        Locale locale = Locale.forLanguageTag(code);
        return new Tongue(code, locale.getDisplayLanguage(locale));
    }

    /** Those besides this one. */
    static List<Tongue> others(List<String> codes, String than) {
        return codes.stream().filter(code -> !code.equals(than)).map(Tongue::of).toList();
    }
}
