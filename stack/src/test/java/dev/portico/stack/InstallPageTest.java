package dev.portico.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the image of docs/install.md is made of what is built here, and that its other blocks mean that image (R67). */
class InstallPageTest {

    private static final String IMAGE = "registry.example.com/keycloak-portico:1";

    private final Path root = Project.here().root();

    private final Path folder;

    InstallPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itIsMadeOfTheKeycloakThatWeAreBuiltFor() throws IOException {
        String image = "quay.io/keycloak/keycloak:" + of("pom.xml", "<keycloak\\.version>(.*?)</");

        assertThat(block("dockerfile")).startsWith("FROM " + image + "\n");
        assertThat(KeycloakImage.NAME).isEqualTo(image);
    }

    @Test
    void theJarHasTheNameThatTheBuildGivesIt() throws IOException {
        String jar = of("keycloak-extension/pom.xml", "<finalName>(.*?)</") + ".jar";

        assertThat(block("dockerfile")).contains("\nCOPY --chown=1000:0 " + jar + " /opt/keycloak/providers/\n");
    }

    /** In the environment, where {@code start} finds them too: of a build's own arguments it knows nothing. */
    @Test
    void itIsBuiltWithTheOptionsThatTheTestsRunWith() throws IOException {
        Home home = Home.at(folder);
        Secrets secrets = Secrets.of(home);
        Ports ports = Ports.from(Map.of());
        PostgresServer postgres = new PostgresServer(home, ports.postgres(), secrets, PostgresServer.Durability.KEPT);
        List<String> options = new KeycloakSettings(ports, secrets, postgres).buildOptions();
        String variables = options.stream().map(InstallPageTest::variable).collect(Collectors.joining(" "));

        assertThat(block("dockerfile")).endsWith("\nENV " + variables + "\nRUN /opt/keycloak/bin/kc.sh build\n");
    }

    @Test
    void whatIsBuiltIsWhatIsRunAndWhatTheOperatorIsTold() throws IOException {
        assertThat(block("sh"))
                .startsWith("docker build -t " + IMAGE + " .\n")
                .contains("\n  " + IMAGE + " start --optimized ");
        assertThat(block("yaml")).contains("\n  image: " + IMAGE + "\n  startOptimized: true\n");
    }

    /** {@code --db=postgres} as Keycloak reads it from the environment: {@code KC_DB=postgres}. */
    private static String variable(String option) {
        String[] parts = option.substring("--".length()).split("=", 2);
        return "KC_" + parts[0].toUpperCase(Locale.ROOT).replace('-', '_') + "=" + parts[1];
    }

    /** The page's first block in that language. */
    private String block(String language) throws IOException {
        return of("docs/install.md", "(?s)```" + language + "\n(.*?)```");
    }

    private String of(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(root.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
