package dev.portico.portal.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@value #NAME}: where an uploaded file lies while its request is answered, unless an installation says where.
 *
 * <p>Quarkus' own default is one fixed folder in the temporary directory that everybody on the machine shares: whoever makes it
 * first owns it, and could read the lists of names and addresses in it or keep everybody from uploading. This is a folder of this
 * process alone ({@link Files#createTempDirectory}: mode 0700 and a name nobody can guess), made when first asked for and removed at the end.
 */
public final class Uploads implements ConfigSource {
    static final String NAME = "portico.uploads";

    /** Made once, however many configurations a process reads. */
    private static final class Folder {
        private static final String PATH = made().toString();

        private static Path made() {
            try {
                Path folder = Files.createTempDirectory("portico-uploads-");
                folder.toFile().deleteOnExit();
                return folder;
            } catch (IOException noPlace) {
                throw new UncheckedIOException("There is no place for uploaded files", noPlace);
            }
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(NAME);
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(NAME) ? Folder.PATH : null;
    }

    /** None by itself: it would make the folder. */
    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    /** Below what an installation says. */
    @Override
    public int getOrdinal() {
        return 50;
    }

    @Override
    public String getName() {
        return "uploads";
    }
}
