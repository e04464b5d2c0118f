package dev.portico.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/attacks.md} names tests that are there, for every attack case of the support desk. */
class AttackDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/attacks.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../stack/src/test/java"));
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyTestItNamesIsThere() throws IOException {
        Map<String, String> sources = sources();

        List<String> missing = NAMED.matcher(Files.readString(DOCUMENT))
                .results()
                .filter(named -> !isThere(sources.getOrDefault(named.group(1), ""), named.group(2)))
                .map(named -> named.group(1) + "#" + named.group(2))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyCaseIsTried() throws IOException {
        Map<String, Long> tests = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .collect(Collectors.toMap(
                        line -> line.replaceFirst("\\| (\\d+) .*", "$1"),
                        line -> NAMED.matcher(line).results().count()));

        assertThat(tests.keySet())
                .containsExactlyInAnyOrder(
                        "1", "4", "5", "6", "7", "8", "9", "10", "11", "17", "18", "19", "20", "21", "22", "23", "24",
                        "25", "29");
        assertThat(tests.values()).allMatch(count -> count > 0);
    }

    private static boolean isThere(String source, String test) {
        return Pattern.compile(
                        "@(?:Test|ParameterizedTest)\\b(?:(?!;\\n|\\n    }\\n).)*?\\bvoid " + test + "\\(",
                        Pattern.DOTALL)
                .matcher(source)
                .find();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replaceFirst("\\.java$", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }
}
