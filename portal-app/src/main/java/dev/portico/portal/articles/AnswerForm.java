package dev.portico.portal.articles;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes from the form below an article, and with whoever comes back from it; what was not said is empty. */
public final class AnswerForm {
    static final String BROWSER = "portal_reader";

    @FormParam("helped")
    @Nullable
    String helped;

    @FormParam("reason")
    @Nullable
    String reason;

    @FormParam("words")
    @Nullable
    String words;

    @FormParam("language")
    @Nullable
    String language;

    @QueryParam("answer")
    @Nullable
    String answer;

    @CookieParam(BROWSER)
    @Nullable
    String cookie;

    String helped() {
        return said(helped);
    }

    String reason() {
        return said(reason);
    }

    String words() {
        return said(words);
    }

    String language() {
        return said(language);
    }

    String answer() {
        return said(answer);
    }

    /** The name a visitor's browser was given. */
    Optional<UUID> browser() {
        return Optional.ofNullable(cookie)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
