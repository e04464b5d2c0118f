package dev.portico.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file says how everything looks; nothing else names a colour, and what it names can be read. */
class BrandingTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path THEMES = RESOURCES.resolve("theme/portico");
    private static final Path TOKENS = THEMES.resolve("login/resources/css/portico-tokens.css");
    private static final Path LOGO = THEMES.resolve("login/resources/img/portico.svg");

    private static final Pattern TOKEN = Pattern.compile("--portico-([a-z-]+): ([^;]+);");
    private static final Pattern BOTH = Pattern.compile("light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");
    /** But for what only dims whatever is below it. */
    private static final Pattern COLOUR =
            Pattern.compile("#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\\b|\\b(?:rgb|hsl)a?\\((?![^)]*/)");

    /** A colour in both schemes. */
    private record Colour(String light, String dark) {}

    @Test
    void mailsHaveTheSameValues() throws IOException {
        Properties mails = properties("email");
        Map<String, String> expected = new TreeMap<>();
        colours().forEach((name, colour) -> {
            expected.put(camel(name), colour.light());
            expected.put(camel(name) + "Dark", colour.dark());
        });

        assertThat(mails.stringPropertyNames()).contains("accent", "accentDark", "textMuted");
        assertThat(mails.stringPropertyNames().stream()
                        .filter(name -> mails.getProperty(name).startsWith("#")))
                .allSatisfy(name -> assertThat(mails.getProperty(name)).as(name).isEqualTo(expected.get(name)));
        assertThat(mails.getProperty("font")).isEqualTo(value("font").replace('"', '\''));
        assertThat(mails.getProperty("radius"))
                .as("in pixels, for mail programs")
                .isEqualTo(Math.round(16 * Double.parseDouble(value("radius").replace("rem", ""))) + "px");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "text, page",
        "text, surface",
        "text, quote",
        "text-muted, page",
        "text-muted, surface",
        "accent, page",
        "accent, surface",
        "accent-strong, page",
        "accent-strong, surface",
        "on-accent, accent",
        "on-accent, accent-strong"
    })
    void textCanBeRead(String text, String ground) throws IOException {
        Colour above = colour(text);
        Colour below = colour(ground);

        assertThat(contrast(above.light(), below.light())).as("light").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(above.dark(), below.dark())).as("dark").isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void theLogoHasTheColourOfEverythingElse() throws IOException {
        assertThat(Files.readString(LOGO))
                .contains("fill=\"" + colour("accent").light() + "\"")
                .doesNotContain("<script", "href", "<image");
    }

    @Test
    void nothingElseNamesAColour() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            all.filter(file ->
                            file.toString().endsWith(".css") || file.toString().endsWith(".ftl"))
                    .filter(file -> !file.equals(TOKENS))
                    .forEach(files::add);
        }

        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            assertThat(COLOUR.matcher(Files.readString(file).replaceAll("&#[0-9a-fA-F]+;", ""))
                            .results())
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyThemeWithPagesHasTheValues() throws IOException {
        assertThat(properties("login").getProperty("styles"))
                .contains("css/portico-tokens.css css/portico-patternfly.css");
        assertThat(properties("admin").getProperty("styles")).contains("/css/portico-tokens.css ");
        assertThat(properties("account").getProperty("styles"))
                .contains("/css/portico-tokens.css ", "/css/portico-patternfly.css ");
    }

    private static Map<String, String> values() throws IOException {
        Map<String, String> values = new TreeMap<>();
        Matcher token = TOKEN.matcher(Files.readString(TOKENS));
        while (token.find()) {
            values.put(token.group(1), token.group(2));
        }
        return values;
    }

    private static String value(String name) throws IOException {
        return Objects.requireNonNull(values().get(name), name);
    }

    private static Colour colour(String name) throws IOException {
        return Objects.requireNonNull(colours().get(name), name);
    }

    private static Map<String, Colour> colours() throws IOException {
        Map<String, Colour> colours = new TreeMap<>();
        values().forEach((name, value) -> {
            Matcher both = BOTH.matcher(value);
            if (both.matches()) {
                colours.put(name, new Colour(both.group(1), both.group(2)));
            }
        });
        return colours;
    }

    private static Properties properties(String type) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(THEMES.resolve(type).resolve("theme.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static String camel(String name) {
        return Pattern.compile("-([a-z])").matcher(name).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
    }

    /** WCAG 2.2, "contrast ratio". */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
