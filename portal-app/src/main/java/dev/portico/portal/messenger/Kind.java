package dev.portico.portal.messenger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody turns to Support with (R3). */
public enum Kind {
    QUESTION("chat-left-text"),
    ISSUE("bug"),
    INCIDENT("exclamation-triangle");

    private final String icon;

    Kind(String icon) {
        this.icon = icon;
    }

    /** The name in the database and in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its words in {@link MessengerTexts}. */
    public String key() {
        return "kind_" + code();
    }

    /** The key of what is asked for in the end. */
    public String asks() {
        return "ask_words_" + code();
    }

    /** The name of its picture. */
    public String icon() {
        return icon;
    }

    static Optional<Kind> find(@Nullable String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
