package dev.portico.stack.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The 93 mails that two libraries test their parsers with: all 80 of mime4j, and 13 of Tika. */
final class TestMails {

    private static final List<String> OF_TIKA = List.of(
            "testRFC822",
            "testRFC822-ARC",
            "testRFC822-CC-BCC",
            "testRFC822-big",
            "testRFC822-mixed-simple",
            "testRFC822-mixed-with-pdf-inline",
            "testRFC822-multipart",
            "testRFC822_base64",
            "testRFC822_i18nheaders",
            "testRFC822_multipart_attachments.eml",
            "testRFC822_normal_zip",
            "testRFC822_oddfrom",
            "testEmailWithPNGAtt.eml");

    private TestMails() {}

    static List<byte[]> read() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        for (String folder : List.of("testmsgs", "mimetools-testmsgs")) {
            for (String name : names(folder)) {
                if (name.endsWith(".msg")) {
                    mails.add(bytes(name));
                }
            }
        }
        for (String name : OF_TIKA) {
            mails.add(bytes("/test-documents/" + name));
        }
        return mails;
    }

    private static List<String> names(String folder) throws IOException {
        try {
            URI uri = Objects.requireNonNull(TestMails.class.getResource("/" + folder), folder)
                    .toURI();
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
                    Stream<Path> files = Files.list(jar.getPath("/" + folder))) {
                return files.map(Path::toString).sorted().toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = TestMails.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        }
    }
}
