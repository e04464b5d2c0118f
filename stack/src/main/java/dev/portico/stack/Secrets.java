package dev.portico.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The generated secrets of one home: made on first use, 192 random bits each, kept in a file that only its owner can
 * read. Programs get them through their environment, never on a command line.
 */
public final class Secrets {

    private final Path file;
    private final SecureRandom random;
    private final Properties known = new Properties();

    private Secrets(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    public static Secrets of(Home home) {
        Secrets secrets = new Secrets(home.secrets(), new SecureRandom());
        secrets.read();
        return secrets;
    }

    /** The secret of that name, 32 characters of the URL-safe alphabet. */
    public synchronized String get(String name) {
        String secret = known.getProperty(name);
        if (secret == null) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            known.setProperty(name, secret);
            write();
        }
        return secret;
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            known.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("The secrets in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write() {
        try {
            if (!Files.exists(file)) {
                createForOwnerOnly();
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                known.store(out, "Generated. Delete together with the folder, not alone.");
            }
        } catch (IOException e) {
            throw new StartFailure("The secrets in " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void createForOwnerOnly() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
