package dev.portico.stack;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. A root process therefore runs it in a user namespace without mappings, where it
 * is nobody but still owns its files.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    /** The words to put in front of a command; none for an ordinary user. */
    static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!works()) {
            throw new StartFailure("PostgreSQL does not run as root and user namespaces are not available here"
                    + " (unshare --user fails); start as an ordinary user");
        }
        return NAMESPACE;
    }

    private static boolean works() {
        try {
            Process attempt = new ProcessBuilder("unshare", "--user", "true").start();
            return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
