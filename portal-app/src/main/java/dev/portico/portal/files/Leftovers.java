package dev.portico.portal.files;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** A portal that is killed while it reads a form leaves the form's files in its folder for such; the next one clears them away. */
@ApplicationScoped
class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    /** Longer than any request takes: another replica may be reading into the same folder. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String OWN = "portico-uploads-";

    private final Path folder;

    Leftovers(@ConfigProperty(name = "quarkus.http.body.uploads-directory") String folder) {
        this.folder = Path.of(folder);
    }

    void clear(@Observes StartupEvent started) {
        clear(Instant.now().minus(KEPT));
    }

    void clear(Instant before) {
        try {
            for (Path each : folders()) {
                clear(each, before);
            }
        } catch (IOException untouched) {
            LOG.warnf("what lies in %s could not be cleared: %s", folder, untouched);
        }
    }

    /** Where every process has a folder of its own, those of the others too; the folders stay, in case somebody still uses theirs. */
    private List<Path> folders() throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null || !folder.getFileName().toString().startsWith(OWN)) {
            return List.of(folder);
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(each -> each.getFileName().toString().startsWith(OWN))
                    .toList();
        }
    }

    private static void clear(Path folder, Instant before) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(folder)) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
