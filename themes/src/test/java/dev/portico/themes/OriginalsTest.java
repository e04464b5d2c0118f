package dev.portico.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Keycloak changes about something that is overridden here would go unseen otherwise: ours would simply stay as it was. */
class OriginalsTest {

    private static final Path OURS = Path.of("src/main/resources/theme/portico");

    /** Keycloak's themes of which any can be what ours stands before. */
    private static final List<String> THEIRS = List.of("base", "keycloak", "keycloak.v2", "keycloak.v3");

    static Stream<String> originals() throws IOException {
        return known().stringPropertyNames().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("originals")
    void keycloaksOriginalIsTheOneThatOursWasMadeFor(String path) throws IOException {
        assertThat(sha256(original(path))).isEqualTo(known().getProperty(path));
    }

    @Test
    void everythingThatStandsBeforeAnOriginalNamesIt() throws IOException {
        try (Stream<Path> files = Files.walk(OURS)) {
            List<String> overridden = files.filter(Files::isRegularFile)
                    .map(file -> OURS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.endsWith("theme.properties") && !file.contains("/messages/"))
                    .flatMap(file -> THEIRS.stream().map(theme -> "theme/" + theme + "/" + file))
                    .filter(path -> OriginalsTest.class.getResource("/" + path) != null)
                    .toList();

            assertThat(overridden)
                    .contains("theme/base/email/html/template.ftl", "theme/keycloak.v3/account/resources/content.json");
            assertThat(known().stringPropertyNames()).containsAll(overridden);
        }
    }

    @Test
    void theAccountConsoleHasKeycloaksPagesAndOursAfterTheFirst() throws IOException {
        String own = "  { \"label\": \"portalAccessMine\", \"path\": \"portal-access\" },\n";
        String ours = Files.readString(OURS.resolve("account/resources/content.json"));
        String theirs =
                new String(original("theme/keycloak.v3/account/resources/content.json"), StandardCharsets.UTF_8);

        assertThat(ours).contains(own);
        assertThat(ours.replace(own, "").strip())
                .isEqualTo(theirs.replace("\r\n", "\n").strip());
    }

    private static Properties known() throws IOException {
        Properties known = new Properties();
        try (InputStream file = open("originals.properties")) {
            known.load(file);
        }
        return known;
    }

    private static byte[] original(String path) throws IOException {
        try (InputStream file = open(path)) {
            return file.readAllBytes();
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(OriginalsTest.class.getResourceAsStream("/" + path), path);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
