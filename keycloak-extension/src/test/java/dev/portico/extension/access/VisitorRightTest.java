package dev.portico.extension.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorRightTest {

    @ParameterizedTest
    @CsvSource({
        "everyone,   on,  off, everyone,   '[ARTICLES, FORUM, REQUESTS]'",
        "everyone,   on,  off, registered, '[ARTICLES, REQUESTS]'",
        "everyone,   on,  on,  nobody,     '[ARTICLES]'",
        "everyone,   on,  on,  everyone,   '[ARTICLES, FORUM]'",
        "everyone,   off, off, everyone,   '[]'",
        "registered, on,  off, everyone,   '[]'",
    })
    void visitorsMayWhatTheModeTheModuleAndTheForumSay(
            String mode, String ticketing, String signIn, String forum, String rights) {
        Settings settings = settings(mode, ticketing, signIn, forum);

        assertThat(VisitorRight.of(settings)).hasToString(rights);
    }

    @ParameterizedTest
    @CsvSource({"registered", "banana"})
    void whatIsBeyondIsToldInOneOrder(String closed) {
        Settings open = settings("everyone", "on", "off", "everyone");

        assertThat(VisitorRight.beyond(open, settings(closed, "on", "off", "everyone")))
                .containsExactly("articles.read", "forum.read", "requests.submit");
        assertThat(VisitorRight.beyond(settings(closed, "on", "off", "everyone"), open))
                .isEmpty();
    }

    private static Settings settings(String mode, String ticketing, String signIn, String forum) {
        return Settings.read(Map.of(
                        "portal.mode", List.of(mode),
                        "portal.ticketing", List.of(ticketing),
                        "portal.sign-in-to-submit", List.of(signIn),
                        "portal.forum", List.of(forum)))
                .settings();
    }
}
