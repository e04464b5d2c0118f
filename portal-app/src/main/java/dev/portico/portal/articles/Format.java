package dev.portico.portal.articles;

import java.util.Locale;

/** What an article is written in. */
enum Format {
    MARKDOWN,
    HTML;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Format of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
