package dev.portico.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. A root process therefore runs it in a user namespace without mappings, where it
 * is nobody but still owns its files; where namespaces are forbidden (most containers) it becomes nobody for real and
 * is given the files it needs.
 */
record Unprivileged(List<String> prefix, boolean otherUser) {

    private static final int NOBODY = 65534;

    /** The words to put in front of a command; none for an ordinary user. */
    static Unprivileged below(Path home) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), false);
        }
        List<String> namespace = List.of("unshare", "--user");
        if (works(namespace, List.of("true"))) {
            return new Unprivileged(namespace, false);
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
        letThrough(home);
        if (works(nobody, List.of("test", "-x", home.toString()))) {
            return new Unprivileged(nobody, true);
        }
        throw new StartFailure(
                "PostgreSQL does not run as root, and here it can neither get a user namespace nor reach " + home
                        + " as user nobody; start as an ordinary user or set PORTICO_HOME to a folder others may enter");
    }

    /** Gives a file or an empty folder to whom the command will run as. */
    void own(Path path) throws IOException {
        if (otherUser) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }

    private static void letThrough(Path home) {
        try {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new StartFailure(home + " cannot be opened for PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static boolean works(List<String> prefix, List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        try {
            Process attempt = new ProcessBuilder(command).start();
            return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
