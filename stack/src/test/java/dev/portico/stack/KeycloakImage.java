package dev.portico.stack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.testcontainers.DockerClientFactory;

/** Keycloak's public image and whether the engine of this machine, if there is one, can start it for us. */
final class KeycloakImage {

    static final String NAME = "quay.io/keycloak/keycloak:26.7.4";

    /** These report at length what is one line here; kept so that their levels are not collected with them. */
    private static final List<Logger> LIBRARIES =
            List.of(Logger.getLogger("org.testcontainers"), Logger.getLogger("com.github.dockerjava"));

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private KeycloakImage() {}

    /** Also fetches the image. An engine that cannot be used is told in one line, none at all is nothing to tell. */
    static boolean usable() {
        LIBRARIES.forEach(library -> library.setLevel(Level.OFF));
        Optional<String> obstacle;
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return false;
            }
            obstacle = obstacle(DockerClientFactory.instance().client());
        } catch (RuntimeException e) {
            obstacle = Optional.of(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            LIBRARIES.forEach(library -> library.setLevel(Level.WARNING));
        }
        obstacle.ifPresent(reason ->
                System.out.println("The tests take Keycloak from its distribution, not from a container: " + reason));
        return obstacle.isEmpty();
    }

    private static Optional<String> obstacle(DockerClient engine) throws InterruptedException {
        if (!sharesOurNetwork(engine)) {
            return Optional.of("the Docker engine runs on another machine and cannot share our loopback interface");
        }
        return present(engine) || fetched(engine)
                ? Optional.empty()
                : Optional.of("the Docker engine neither has nor gets " + NAME + " (see .ci/local-images)");
    }

    /** An engine elsewhere (Docker Desktop's virtual machine, the host outside our own container) has another name. */
    private static boolean sharesOurNetwork(DockerClient engine) {
        try {
            return Files.readString(HOST_NAME)
                    .strip()
                    .equals(engine.infoCmd().exec().getName());
        } catch (IOException notLinux) {
            return false;
        }
    }

    private static boolean present(DockerClient engine) {
        try {
            engine.inspectImageCmd(NAME).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static boolean fetched(DockerClient engine) throws InterruptedException {
        try {
            return engine.pullImageCmd(NAME).start().awaitCompletion(5, TimeUnit.MINUTES);
        } catch (RuntimeException noRegistry) {
            return false;
        }
    }
}
