package dev.portico.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in the console: plain modules, which nothing compiles and so nothing else would check. */
class ConsoleScriptsTest {

    private static final Path THEME = Path.of("src/main/resources/theme/portico/admin");
    private static final Path MODULES = THEME.resolve("resources/js/portal-access");

    private static final Pattern TEXT = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"");
    private static final Pattern CHOICE = Pattern.compile("\\bt\\([a-zA-Z.]+ \\? \"([^\"]+)\" : \"([^\"]+)\"");
    private static final Pattern LABEL = Pattern.compile("(?m)^ {2}\\w+: \"([a-zA-Z.]+)\",$");
    private static final Pattern PAGE = Pattern.compile("(?m)^ {2}\"[^\"]+\": \"([a-z-]+)\",$");
    private static final Pattern INPUT = Pattern.compile("(?m)^ {2}\"?[a-z.-]+\"?: \"([a-zA-Z.]+)\",$");
    private static final Pattern IMPORT = Pattern.compile("from \"(\\.[^\"]+)\"");

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path module : modules()) {
            String script = Files.readString(module);
            TEXT.matcher(script).results().forEach(found -> asked.add(found.group(1)));
            CHOICE.matcher(script).results().forEach(found -> asked.addAll(List.of(found.group(1), found.group(2))));
        }

        assertThat(asked).contains("title", "check.yes");
        assertThat(english()).containsAll(asked);
    }

    /** Asked for by what a field, or a route of the portal, is called. */
    @Test
    void everyFieldOfTheJournalAndEveryPageSeenHasAWord() throws IOException {
        String fields = Files.readString(MODULES.resolve("views/values.js"));
        String pages = Files.readString(MODULES.resolve("views/pages.js"));

        assertThat(LABEL.matcher(fields).results().map(found -> found.group(1)).toList())
                .contains("journal.group", "status")
                .allSatisfy(label -> assertThat(english()).contains(label));
        assertThat(PAGE.matcher(pages)
                        .results()
                        .map(found -> "journal.read." + found.group(1))
                        .toList())
                .contains("journal.read.ticket-files")
                .allSatisfy(label -> assertThat(english()).contains(label));
        assertThat(english()).contains("journal.read.others");
    }

    @Test
    void everyInputOfARuleHasAWord() throws IOException {
        assertThat(INPUT.matcher(Files.readString(MODULES.resolve("views/because.js")))
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .contains("role", "status", "until")
                .allSatisfy(label -> assertThat(english()).contains(label));
    }

    @Test
    void everyModuleThatIsImportedIsThere() throws IOException {
        for (Path module : modules()) {
            assertThat(IMPORT.matcher(Files.readString(module)).results().map(found -> found.group(1)))
                    .allSatisfy(
                            other -> assertThat(module.resolveSibling(other)).exists());
        }
    }

    /** A browser that has the page of an earlier version asks for that of this one. */
    @Test
    void whatTheThemeNamesIsPackedUnderTheVersionItIsOf() throws IOException {
        Properties theme = new Properties();
        try (InputStream file = packed("theme.properties")) {
            theme.load(file);
        }

        for (String name : List.of("styles", "scripts")) {
            for (String path : theme.getProperty(name).split(" ", -1)) {
                assertThat(path).matches("[0-9].*/(css|js)/.*");
                try (InputStream file = packed("resources/" + path)) {
                    assertThat(file).isNotEmpty();
                }
            }
        }
    }

    /** What is shown is built of elements and text; nothing that came from somewhere is ever read as HTML. */
    @Test
    void nothingIsWrittenAsHtml() throws IOException {
        for (Path module : modules()) {
            assertThat(Files.readString(module))
                    .as(module.toString())
                    .doesNotContain(
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "dangerouslySetInnerHTML",
                            "document.write",
                            "eval(");
        }
    }

    /** What Keycloak changes about its page has to be looked for in one place. */
    @Test
    void oneModuleAloneKnowsTheConsolesPage() throws IOException {
        for (Path module : modules()) {
            if (!module.endsWith("console.js")) {
                assertThat(Files.readString(module))
                        .as(module.toString())
                        .doesNotContain("querySelector(\"#", "getElementById", "data-testid", "MutationObserver");
            }
        }
    }

    private static InputStream packed(String path) {
        return Objects.requireNonNull(
                ConsoleScriptsTest.class.getResourceAsStream("/theme/portico/admin/" + path), path);
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> all = Files.walk(MODULES)) {
            List<Path> found =
                    all.filter(path -> path.toString().endsWith(".js")).toList();
            assertThat(found).hasSizeGreaterThan(10);
            return found;
        }
    }

    private static Set<String> english() throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(THEME.resolve("messages/messages_en.properties"))) {
            texts.load(reader);
        }
        Set<String> keys = new TreeSet<>();
        texts.stringPropertyNames().forEach(key -> keys.add(key.replaceFirst("^portalAccess\\.", "")));
        return keys;
    }
}
