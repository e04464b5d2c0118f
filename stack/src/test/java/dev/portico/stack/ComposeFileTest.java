package dev.portico.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That docker-compose.yml starts what {@code ./demo} starts; nothing but these tests keeps the two alike. */
class ComposeFileTest {

    private static final Ports PORTS = Ports.from(Map.of());

    private final Path root = Project.here().root();

    private final Path folder;

    ComposeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keycloakIsBuiltWithTheDemosOptions() throws IOException {
        assertThat(dockerfile())
                .contains("kc.sh build " + String.join(" ", settings().buildOptions()) + "\n");
    }

    @Test
    void keycloakIsStartedWithTheDemosArgumentsExceptForTheInterface() throws IOException {
        List<String> arguments = settings().startArguments().stream()
                .filter(argument -> !argument.startsWith("--http-host="))
                .map(argument -> "      - " + argument + "\n")
                .toList();
        assertThat(compose()).contains(String.join("", arguments));
    }

    @Test
    void theDemosPortsArePublishedOnTheLoopbackInterfaceOnly() throws IOException {
        String published = IntStream.of(
                        PORTS.keycloak(),
                        PORTS.management(),
                        PORTS.portal(),
                        PORTS.mailbox(),
                        PORTS.smtp(),
                        PORTS.imap(),
                        PORTS.postgres())
                .mapToObj(port -> "      - \"127.0.0.1:" + port + ":" + port + "\"\n")
                .reduce("    ports:\n", String::concat);
        assertThat(compose()).contains(published).containsOnlyOnce(" ports:\n");
    }

    @Test
    void keycloaksImageIsTheOneTheTestsUse() throws IOException {
        assertThat(dockerfile()).contains("FROM " + KeycloakImage.NAME + " AS keycloak\n");
    }

    private KeycloakSettings settings() {
        Home home = Home.at(folder);
        Secrets secrets = Secrets.of(home);
        return new KeycloakSettings(
                PORTS, secrets, new PostgresServer(home, PORTS.postgres(), secrets, PostgresServer.Durability.KEPT));
    }

    /** The file with every variable at its default. */
    private String compose() throws IOException {
        return Files.readString(root.resolve("docker-compose.yml")).replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1");
    }

    private String dockerfile() throws IOException {
        return Files.readString(root.resolve("stack/docker/Dockerfile"));
    }
}
