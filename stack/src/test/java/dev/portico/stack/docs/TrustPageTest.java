package dev.portico.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked example is the code that the tests run, word for word. */
class TrustPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static Stream<String> examples() throws IOException {
        return CODE.matcher(Files.readString(ROOT.resolve("docs/trust-these-tokens.md")))
                .results()
                .map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleIsWhatRuns(String example) throws IOException {
        assertThat(squeezed(service())).contains(squeezed(example));
    }

    private static String service() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("stack/src/test/java/dev/portico/stack/reports"))) {
            return files.map(TrustPageTest::text).collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ");
    }
}
