package dev.portico.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build puts the parts and where the realm's files lie, below the root of the source tree. */
public record Project(Path root) {

    /** The tree that contains the working directory: the first one upwards with a {@code realm-export} folder. */
    public static Project here() {
        Path start =
                Path.of(System.getProperty("portico.root", "")).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("realm-export"))) {
                return new Project(folder);
            }
        }
        throw new StartFailure("No folder realm-export in " + start + " or above; start from the source tree");
    }

    /** Keycloak's version: the one that we are built for, or that a run of the tests tries. */
    public static String keycloakVersion() {
        return System.getProperty("portico.keycloak", "26.7.4");
    }

    public Path distribution() {
        return built("stack/target/keycloak-" + keycloakVersion());
    }

    /** Where a Keycloak that was built with the provider jar is kept for the next home; it need not be there. */
    Path builtKeycloak() {
        return root.resolve("stack/target/keycloak-built");
    }

    public Path providerJar() {
        return built("keycloak-extension/target/portico-keycloak-extension.jar");
    }

    public Path portalJar() {
        return built("portal-app/target/quarkus-app/quarkus-run.jar");
    }

    public Path realm() {
        return root.resolve("realm-export/portico-realm.json");
    }

    public Path demo() {
        return root.resolve("realm-export/demo");
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new StartFailure(file + " is not built yet; run mvn package -DskipTests in " + root);
        }
        return file;
    }
}
