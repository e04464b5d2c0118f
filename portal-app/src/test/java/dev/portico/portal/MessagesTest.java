package dev.portico.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /** Numbers and days, which are written from left to right in every language; all others are what somebody wrote. */
    private static final Set<String> COUNTED =
            Set.of("all", "count", "day", "invited", "lines", "number", "people", "percent", "total");

    @Test
    void everyLanguageSaysEverythingWithTheSameParameters() throws IOException {
        try (Stream<Path> english =
                Files.list(FOLDER).filter(file -> file.toString().endsWith("_en.properties"))) {
            List<Path> bundles = english.toList();
            assertThat(bundles).isNotEmpty();
            for (Path bundle : bundles) {
                Properties words = read(bundle);
                for (String language : List.of("de", "he")) {
                    Path other = FOLDER.resolve(bundle.getFileName().toString().replace("_en.", "_" + language + "."));
                    Properties translated = read(other);
                    assertThat(translated.stringPropertyNames())
                            .as(other.toString())
                            .isEqualTo(words.stringPropertyNames());
                    words.stringPropertyNames().forEach(key -> assertThat(parameters(translated.getProperty(key)))
                            .as(other + " " + key)
                            .isEqualTo(parameters(words.getProperty(key))));
                }
            }
        }
    }

    /**
     * Of a name in other letters, and of what stands beside it, each keeps its own order (UAX 9, isolates); also where no markup can be,
     * as in a title.
     */
    @Test
    void whatSomebodyWroteKeepsItsDirectionToItselfInEveryHebrewText() throws IOException {
        try (Stream<Path> hebrew =
                Files.list(FOLDER).filter(file -> file.toString().endsWith("_he.properties"))) {
            assertThat(hebrew.toList()).isNotEmpty().allSatisfy(file -> {
                Properties words = read(file);
                assertThat(words.stringPropertyNames()).allSatisfy(key -> {
                    String text = words.getProperty(key);
                    assertThat(parameters(text))
                            .as("%s %s", file.getFileName(), key)
                            .allSatisfy(parameter -> {
                                if (!COUNTED.contains(parameter.substring(1, parameter.length() - 1))) {
                                    assertThat(text.replace("\u2068" + parameter + "\u2069", ""))
                                            .doesNotContain(parameter);
                                }
                            });
                });
            });
        }
    }

    /** What belongs to a word in front of it is joined to other letters, and to a word in isolation, by a maqaf (־). */
    @Test
    void noHebrewPrefixTouchesWhatSomebodyWrote() throws IOException {
        try (Stream<Path> hebrew =
                Files.list(FOLDER).filter(file -> file.toString().endsWith("_he.properties"))) {
            assertThat(hebrew.toList()).isNotEmpty().allSatisfy(file -> {
                Properties words = read(file);
                assertThat(words.stringPropertyNames())
                        .allSatisfy(key -> assertThat(words.getProperty(key)).doesNotContainPattern("[א-ת][\\u2068{]"));
            });
        }
    }

    private static Set<String> parameters(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return properties;
    }
}
