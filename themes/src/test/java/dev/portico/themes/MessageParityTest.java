package dev.portico.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParityTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<String> LANGUAGES = List.of("en", "de", "he");
    private static final Path MAILS = RESOURCES.resolve("theme/portico/email/messages");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    private static final Pattern KEY_ENDS = Pattern.compile("\\s*[=:]");

    /** U+2068 or U+2066 to U+2069. */
    private static final Pattern KEPT_APART = Pattern.compile("[\u2066\u2068][^\u2069]*\u2069");

    /** As the account console's script has them. */
    private static final Pattern SCRIPTS_GAP = Pattern.compile("\\{\\{\\w+}}|</?\\d>|\\$\\{\\w+}");

    /** Those whose gaps Keycloak fills in, by MessageFormat. */
    static Stream<Path> ourBundles() {
        return Stream.of(RESOURCES.resolve("theme-resources/messages"));
    }

    static Stream<Path> allBundles() {
        return Stream.concat(
                ourBundles(),
                Stream.of("admin", "account").map(type -> RESOURCES.resolve("theme/portico/" + type + "/messages")));
    }

    @ParameterizedTest
    @MethodSource("allBundles")
    void everyLanguageHasTheSameKeys(Path bundle) {
        Set<String> english = ours(bundle, "en");

        assertThat(english).isNotEmpty();
        assertThat(LANGUAGES)
                .allSatisfy(language ->
                        assertThat(ours(bundle, language)).as(language).isEqualTo(english));
    }

    @ParameterizedTest
    @MethodSource("allBundles")
    void everyTextHasTheSameGapsInEveryLanguage(Path bundle) {
        Properties english = read(bundle, "en");

        assertThat(LANGUAGES).allSatisfy(language -> assertThat(ours(bundle, language))
                .allSatisfy(key -> assertThat(gaps(read(bundle, language).getProperty(key)))
                        .as("%s %s", language, key)
                        .isEqualTo(gaps(english.getProperty(key)))));
    }

    static Stream<Path> everyBundle() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList().stream();
        }
    }

    /** Of two texts for a key the last counts, and whoever reads or changes the first is misled. */
    @ParameterizedTest
    @MethodSource("everyBundle")
    void noKeyIsThereTwice(Path file) throws IOException {
        List<String> keys = keys(file);

        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    }

    /** As they are written; {@link Properties} would have the last of each alone. */
    private static List<String> keys(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        boolean goesOn = false;
        for (String line : Files.readAllLines(file)) {
            if (!goesOn && !line.isBlank() && !line.startsWith("#")) {
                keys.add(KEY_ENDS.split(line, 2)[0]);
            }
            goesOn = line.endsWith("\\");
        }
        return keys;
    }

    /** What fills a gap may be in letters of the other direction; it would tear the sentence apart. */
    @ParameterizedTest
    @ValueSource(strings = {"theme/portico/admin", "theme/portico/account", "theme-resources"})
    void inHebrewWhatFillsAGapKeepsItsDirectionToItself(String place) {
        Path bundle = RESOURCES.resolve(place + "/messages");
        Properties hebrew = read(bundle, "he");

        assertThat(ours(bundle, "he").stream().map(hebrew::getProperty).filter(text -> GAP.matcher(text)
                        .find()))
                .isNotEmpty()
                .allSatisfy(text ->
                        assertThat(KEPT_APART.matcher(text).replaceAll("")).doesNotContainPattern(GAP));
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

    /** Of Keycloak's words those that our own templates of its mails say otherwise. */
    private static final Pattern SAID_OTHERWISE =
            Pattern.compile("orgInviteBody.*|identityProviderLinkBody.*|emailUpdateConfirmationBodyHtml");

    /** Keycloak brings no Hebrew: a word that is missing would be English in a mail that runs from right to left. */
    @Test
    void everyWordOfKeycloaksMailsIsThereInHebrewWithItsGaps() throws IOException {
        Properties keycloaks = new Properties();
        try (InputStream file = Objects.requireNonNull(
                MessageParityTest.class.getResourceAsStream("/theme/base/email/messages/messages_en.properties"))) {
            keycloaks.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        keycloaks.keySet().removeIf(key -> SAID_OTHERWISE.matcher((String) key).matches());
        Properties hebrew = read(MAILS, "he");

        assertThat(keycloaks).hasSizeGreaterThan(50);
        assertThat(keycloaks.stringPropertyNames()).allSatisfy(key -> {
            assertThat(hebrew.getProperty(key)).as(key).isNotNull().matches(text -> text.codePoints()
                    .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HEBREW));
            assertThat(gaps(hebrew.getProperty(key))).as(key).isEqualTo(gaps(keycloaks.getProperty(key)));
        });
    }

    /** The account console as a whole: whatever Keycloak says there in English, with the same gaps. */
    @Test
    void everyWordOfTheAccountConsoleIsThereInHebrewWithItsGaps() throws IOException {
        Properties keycloaks = new Properties();
        try (InputStream file = Objects.requireNonNull(MessageParityTest.class.getResourceAsStream(
                "/theme/keycloak.v3/account/messages/messages_en.properties"))) {
            keycloaks.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        Properties hebrew = read(RESOURCES.resolve("theme/portico/account/messages"), "he");

        assertThat(keycloaks).hasSizeGreaterThan(200);
        assertThat(keycloaks.stringPropertyNames()).allSatisfy(key -> {
            assertThat(hebrew.getProperty(key)).as(key).isNotBlank();
            assertThat(found(SCRIPTS_GAP, hebrew.getProperty(key)))
                    .as(key)
                    .isEqualTo(found(SCRIPTS_GAP, keycloaks.getProperty(key)));
        });
    }

    /** What is ours among the words of mails is there in every language, and no text says more than its HTML or less. */
    @Test
    void mailsSayTheSameInEveryLanguage() {
        Set<String> ours = read(MAILS, "en").stringPropertyNames();

        assertThat(ours).contains("portalMail.address", "passwordResetBody");
        assertThat(LANGUAGES).allSatisfy(language -> {
            Properties texts = read(MAILS, language);
            assertThat(texts.stringPropertyNames()).as(language).containsAll(ours);
            assertThat(ours).allSatisfy(key -> assertThat(gaps(texts.getProperty(key)))
                    .as("%s %s", language, key)
                    .isEqualTo(gaps(read(MAILS, "en").getProperty(key))));
            assertThat(texts.stringPropertyNames().stream().filter(key -> key.endsWith("BodyHtml")))
                    .allSatisfy(key -> assertThat(gaps(texts.getProperty(key)))
                            .as("%s %s", language, key)
                            .isEqualTo(gaps(texts.getProperty(key.replace("Html", "")))));
        });
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
        return found(GAP, text);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(each -> found.add(each.group()));
        return found;
    }

    /** Without what is in the account console's only because Keycloak has no Hebrew. */
    private static Set<String> ours(Path bundle, String language) {
        Set<String> keys = new TreeSet<>(read(bundle, language).stringPropertyNames());
        if (bundle.endsWith("account/messages")) {
            keys.removeIf(key -> !key.startsWith("portal"));
        }
        return keys;
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
