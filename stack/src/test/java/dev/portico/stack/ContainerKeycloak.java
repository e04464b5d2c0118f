package dev.portico.stack;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.MountableFile;

/**
 * The same Keycloak with the same settings in a container. It shares the host's network: PostgreSQL, the mailbox and
 * the portal listen on the loopback interface only, and Keycloak's address must be the same inside and outside.
 */
final class ContainerKeycloak implements Stack.KeycloakStart {

    private static final String VARIABLE = "PORTICO_TEST_KEYCLOAK";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Project project;
    private final Path log;
    private Optional<KeycloakContainer> container = Optional.empty();

    private ContainerKeycloak(Project project, Path log) {
        this.project = project;
        this.log = log;
    }

    /** Empty when Keycloak is to come from its distribution, by {@code PORTICO_TEST_KEYCLOAK} or for want of an image. */
    static Optional<ContainerKeycloak> ifWanted(Project project, Home home, Map<String, String> environment) {
        boolean wanted =
                switch (environment.getOrDefault(VARIABLE, "")) {
                    case "container" -> true;
                    case "distribution" -> false;
                    case "" -> KeycloakImage.usable();
                    default -> throw new StartFailure(VARIABLE + " must be container or distribution");
                };
        return wanted ? Optional.of(new ContainerKeycloak(project, home.log("keycloak"))) : Optional.empty();
    }

    @Override
    public void prepare(KeycloakSettings settings, Programs programs) {
        // The image is complete; Keycloak builds itself in the container when it starts.
    }

    @Override
    public void start(KeycloakSettings settings, Programs programs) {
        KeycloakContainer started = new Ours(settings, project, log);
        container = Optional.of(started);
        started.start();
    }

    @Override
    public void close() {
        container.ifPresent(KeycloakContainer::stop);
    }

    /** The library's container with our arguments instead of those it would compose. */
    private static final class Ours extends KeycloakContainer {

        private final KeycloakSettings settings;

        Ours(KeycloakSettings settings, Project project, Path log) {
            super(KeycloakImage.NAME);
            this.settings = settings;
            withNetworkMode("host");
            // On the host's network nothing is mapped, and the library would wait for mappings.
            setExposedPorts(List.of());
            withCopyFileToContainer(
                    MountableFile.forHostPath(project.providerJar(), 0644),
                    "/opt/keycloak/providers/portico-keycloak-extension.jar");
            withCopyFileToContainer(
                    MountableFile.forHostPath(project.realm(), 0644), "/opt/keycloak/data/import/portico-realm.json");
            withEnv(settings.environment());
            withEnv("KC_RUN_IN_CONTAINER", "true");
            withEnv("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx640m");
            setLogConsumers(List.of(frame -> append(frame, log)));
            waitingFor(new Ready(settings, log));
        }

        @Override
        protected void configure() {
            List<String> arguments = new ArrayList<>(settings.startArguments());
            arguments.remove("--optimized");
            arguments.addAll(settings.buildOptions());
            setCommandParts(arguments.toArray(String[]::new));
        }

        private static void append(OutputFrame frame, Path log) {
            try {
                Files.writeString(log, frame.getUtf8String(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Ready extends AbstractWaitStrategy {

        private final KeycloakSettings settings;
        private final Path log;

        Ready(KeycloakSettings settings, Path log) {
            this.settings = settings;
            this.log = log;
        }

        @Override
        protected void waitUntilReady() {
            if (!new Readiness(settings.readiness()).await(this::requireRunning, PATIENCE)) {
                throw failure("was not ready after " + PATIENCE.toMinutes() + " min");
            }
        }

        private void requireRunning() {
            if (!waitStrategyTarget.isRunning()) {
                throw failure("has ended");
            }
        }

        private StartFailure failure(String what) {
            return new StartFailure("Keycloak's container " + what + "; its log is " + log);
        }
    }
}
