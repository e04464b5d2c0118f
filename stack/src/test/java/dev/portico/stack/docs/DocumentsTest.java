package dev.portico.stack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "(keycloak-extension|portal-app|stack|themes|realm-export|docs|\\.ci|\\.mvn)(/.*)?|demo|verify|bench|portico-import|docker-compose\\.yml");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathNamedInADocumentExists(Path document) throws IOException {
        String text = Files.readString(document);
        List<String> named = Stream.concat(
                        CODE.matcher(text).results().map(found -> found.group(1).replaceFirst("^\\./", "")),
                        LINK.matcher(text).results().map(found -> relativeToRoot(document, found.group(1))))
                .filter(path -> TOP_LEVEL.matcher(path).matches())
                .filter(path -> !path.contains("/target/"))
                .distinct()
                .toList();

        assertThat(named).allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    static Stream<Path> documents() {
        return Stream.of(
                        "README.md",
                        "ARCHITECTURE.md",
                        "CONTRIBUTING.md",
                        "SECURITY.md",
                        "docs/account.md",
                        "docs/branding.md",
                        "docs/console.md",
                        "docs/trust-these-tokens.md")
                .map(ROOT::resolve);
    }

    private static String relativeToRoot(Path document, String link) {
        Path parent = java.util.Objects.requireNonNull(document.getParent());
        return ROOT.relativize(parent.resolve(link).normalize()).toString();
    }
}
