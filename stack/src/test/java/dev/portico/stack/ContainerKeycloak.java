package dev.portico.stack;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.MountableFile;

/**
 * The same Keycloak with the same settings in a container. It shares the host's network: PostgreSQL, the mailbox and
 * the portal listen on the loopback interface only, and Keycloak's address must be the same inside and outside.
 */
final class ContainerKeycloak implements Stack.KeycloakStart {

    static final String IMAGE = "quay.io/keycloak/keycloak:26.7.4";

    private static final String VARIABLE = "PORTICO_TEST_KEYCLOAK";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Project project;
    private Optional<KeycloakContainer> container = Optional.empty();

    private ContainerKeycloak(Project project) {
        this.project = project;
    }

    static Optional<ContainerKeycloak> ifAvailable(Project project, Map<String, String> environment) {
        String wanted = environment.getOrDefault(VARIABLE, "");
        return switch (wanted) {
            case "dist" -> Optional.empty();
            case "container" -> Optional.of(new ContainerKeycloak(project));
            case "" -> imageAvailable() ? Optional.of(new ContainerKeycloak(project)) : Optional.empty();
            default -> throw new StartFailure(VARIABLE + " must be dist or container");
        };
    }

    @Override
    public void prepare(KeycloakSettings settings, Programs programs) {
        // The image is complete; Keycloak builds itself in the container when it starts.
    }

    @Override
    public void start(KeycloakSettings settings, Programs programs) {
        KeycloakContainer started = new Ours(settings, project);
        container = Optional.of(started);
        started.start();
    }

    @Override
    public void close() {
        container.ifPresent(KeycloakContainer::stop);
    }

    private static boolean imageAvailable() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return false;
        }
        try {
            DockerClientFactory.instance().client().inspectImageCmd(IMAGE).exec();
            return true;
        } catch (RuntimeException notHere) {
            return pulled();
        }
    }

    private static boolean pulled() {
        try {
            return DockerClientFactory.instance()
                    .client()
                    .pullImageCmd(IMAGE)
                    .start()
                    .awaitCompletion(5, java.util.concurrent.TimeUnit.MINUTES);
        } catch (RuntimeException noRegistry) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The library's container with our arguments instead of those it would compose. */
    private static final class Ours extends KeycloakContainer {

        private final KeycloakSettings settings;

        Ours(KeycloakSettings settings, Project project) {
            super(IMAGE);
            this.settings = settings;
            withNetworkMode("host");
            setExposedPorts(List.of());
            withCopyFileToContainer(
                    MountableFile.forHostPath(project.providerJar(), 0644),
                    "/opt/keycloak/providers/portico-keycloak-extension.jar");
            withCopyFileToContainer(
                    MountableFile.forHostPath(project.realm(), 0644), "/opt/keycloak/data/import/portico-realm.json");
            withEnv(settings.environment());
            withEnv("KC_RUN_IN_CONTAINER", "true");
            withEnv("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx640m");
            waitingFor(new Ready(settings));
        }

        @Override
        protected void configure() {
            List<String> arguments = new ArrayList<>(settings.startArguments());
            arguments.remove("--optimized");
            arguments.addAll(settings.buildOptions());
            setCommandParts(arguments.toArray(String[]::new));
        }
    }

    private static final class Ready extends AbstractWaitStrategy {

        private final KeycloakSettings settings;

        Ready(KeycloakSettings settings) {
            this.settings = settings;
        }

        @Override
        protected void waitUntilReady() {
            if (!new Readiness(settings.readiness()).await(this::requireRunning, PATIENCE)) {
                throw new StartFailure("Keycloak's container was not ready after " + PATIENCE.toMinutes() + " min");
            }
        }

        private void requireRunning() {
            if (!waitStrategyTarget.isRunning()) {
                throw new StartFailure("Keycloak's container has ended");
            }
        }
    }
}
