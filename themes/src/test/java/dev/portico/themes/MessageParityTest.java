package dev.portico.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageParityTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<String> LANGUAGES = List.of("en", "de", "he");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    /** Those whose gaps Keycloak fills in, by MessageFormat. */
    static Stream<Path> ourBundles() {
        return Stream.of(RESOURCES.resolve("theme-resources/messages"));
    }

    static Stream<Path> allBundles() {
        return Stream.concat(ourBundles(), Stream.of(RESOURCES.resolve("theme/portico/admin/messages")));
    }

    @ParameterizedTest
    @MethodSource("allBundles")
    void everyLanguageHasTheSameKeys(Path bundle) {
        TreeSet<Object> english = new TreeSet<>(read(bundle, "en").keySet());

        assertThat(english).isNotEmpty();
        assertThat(LANGUAGES).allSatisfy(language -> assertThat(
                        new TreeSet<>(read(bundle, language).keySet()))
                .as(language)
                .isEqualTo(english));
    }

    @ParameterizedTest
    @MethodSource("allBundles")
    void everyTextHasTheSameGapsInEveryLanguage(Path bundle) {
        Properties english = read(bundle, "en");

        assertThat(LANGUAGES)
                .allSatisfy(language -> read(bundle, language).forEach((key, text) -> assertThat(gaps((String) text))
                        .as("%s %s", language, key)
                        .isEqualTo(gaps(english.getProperty((String) key)))));
    }

    @ParameterizedTest
    @MethodSource("ourBundles")
    void noTextHasAnApostropheThatMessageFormatWouldSwallow(Path bundle) {
        assertThat(LANGUAGES)
                .allSatisfy(language -> assertThat(read(bundle, language).values())
                        .allSatisfy(text -> assertThat(new MessageFormat((String) text).toPattern())
                                .isEqualTo(text)));
    }

    /** Login pages only: Keycloak itself brings English and German, but no Hebrew. */
    static Stream<String> hebrewOfTheLoginPages() {
        return read(RESOURCES.resolve("theme/portico/login/messages"), "he").values().stream()
                .map(String.class::cast);
    }

    @ParameterizedTest
    @MethodSource("hebrewOfTheLoginPages")
    void hebrewTextsAreHebrew(String text) {
        assertThat(text.codePoints())
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HEBREW);
    }

    /** In the list of languages each is called what its speakers call it; Keycloak would say it in the page's language as well. */
    @Test
    void everyLanguageIsCalledByItsOwnName() {
        for (String language : LANGUAGES) {
            Properties ours = read(RESOURCES.resolve("theme-resources/messages"), language);
            assertThat(ours)
                    .containsEntry("locale_en", "English")
                    .containsEntry("locale_de", "Deutsch")
                    .containsEntry("locale_he", "עברית");
            assertThat(read(RESOURCES.resolve("theme/portico/login/messages"), language)
                            .stringPropertyNames())
                    .doesNotContain("locale_en", "locale_de", "locale_he");
        }
    }

    private static Set<String> gaps(String text) {
        Set<String> gaps = new TreeSet<>();
        GAP.matcher(text).results().forEach(found -> gaps.add(found.group()));
        return gaps;
    }

    private static Properties read(Path bundle, String language) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
