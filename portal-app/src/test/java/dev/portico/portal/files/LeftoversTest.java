package dev.portico.portal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @Test
    void onlyWhatAnEarlierPortalLeftIsCleared(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectory(folder.resolve("portico-uploads-2"));
        Path another = Files.createDirectory(folder.resolve("portico-uploads-1"));
        Path left = Files.writeString(another.resolve("left"), "half a file");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path being = Files.writeString(another.resolve("being"), "being read");
        Path foreign = Files.writeString(folder.resolve("foreign"), "somebody else's");
        Files.setLastModifiedTime(foreign, Files.getLastModifiedTime(left));

        new Leftovers(own.toString()).clear(Instant.now().minus(Duration.ofDays(1)));

        assertThat(left).doesNotExist();
        assertThat(being).exists();
        assertThat(foreign).exists();
        new Leftovers(folder.resolve("none").toString()).clear(Instant.now());
    }
}
