package dev.portico.portal.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Mails for tests: those of mime4j and Tika from their test jars, and ones written in a test. */
public final class Messages {

    public static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Class<?> HERE = Messages.class;

    private Messages() {}

    /** Paths of the 80 messages of mime4j, like {@code testmsgs/basic-plain.msg}. */
    public static List<String> ofMime4j() {
        return Stream.of("testmsgs", "mimetools-testmsgs")
                .flatMap(folder -> names(folder).stream())
                .filter(name -> name.endsWith(".msg"))
                .toList();
    }

    /** Paths of Tika's single mails. */
    public static List<String> ofTika() {
        return names("test-documents").stream()
                .filter(name -> !name.endsWith(".mbox"))
                .toList();
    }

    public static byte[] bytes(String resource) {
        try (InputStream in = HERE.getResourceAsStream("/" + resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String resource) {
        return HERE.getResource("/" + resource) != null;
    }

    static Mail read(byte[] mail) {
        try {
            return new MailReader(() -> Messages.RECEIVED).read(mail, RECEIVED);
        } catch (UnreadableMail e) {
            throw new AssertionError(e);
        }
    }

    static Mail read(String resource) {
        return read(bytes(resource));
    }

    static Mail written(String... lines) {
        return read(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> names(String folder) {
        try {
            URI uri = Objects.requireNonNull(HERE.getResource("/" + folder), folder)
                    .toURI();
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
                    Stream<Path> files = Files.list(jar.getPath("/" + folder))) {
                return files.map(file -> file.toString().substring(1)).sorted().toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
