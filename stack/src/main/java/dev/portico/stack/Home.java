package dev.portico.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where a stack keeps its data, logs and secrets: {@code PORTICO_HOME}, by default {@code ~/.portico}. Only its owner
 * may look inside, and only one stack at a time may use it.
 */
public record Home(Path root) {

    public static Home from(Map<String, String> environment) {
        String wanted = environment.getOrDefault("PORTICO_HOME", "").strip();
        return at(wanted.isEmpty() ? Path.of(System.getProperty("user.home"), ".portico") : Path.of(wanted));
    }

    public static Home at(Path root) {
        return new Home(root.toAbsolutePath().normalize());
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path keycloak() {
        return root.resolve("keycloak");
    }

    public Path mailbox() {
        return root.resolve("mailbox");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** Makes the folder and keeps it for this process until the process ends or the lock is closed. */
    public FileChannel claim() {
        try {
            create(root);
            create(logs());
            FileChannel lock =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw inUse();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw new StartFailure("PORTICO_HOME " + root + " cannot be used: " + e, e);
        }
    }

    private StartFailure inUse() {
        return new StartFailure(root + " is in use by another demo; stop that one, or set PORTICO_HOME and the ports");
    }

    /** Deletes the data and logs; the unpacked programs and Keycloak's build stay, they do not depend on data. */
    public void forget() {
        try {
            Folders.delete(postgres());
            Folders.delete(mailbox());
            Folders.delete(logs());
        } catch (IOException e) {
            throw new StartFailure("Old data in " + root + " cannot be deleted: " + e, e);
        }
    }

    /** Writes a file of this folder that only its owner may read. */
    public void writeForOwner(String file, String text) {
        try {
            Folders.writeForOwner(root.resolve(file), text);
        } catch (IOException e) {
            throw new StartFailure(root.resolve(file) + " cannot be written: " + e.getMessage(), e);
        }
    }

    static void create(Path folder) {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix") && !Files.exists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
