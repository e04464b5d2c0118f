package dev.portico.portal.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Finds the mails under a path: a file with one mail, an mbox, a Maildir ({@code cur} and {@code new}, never
 * {@code tmp}), or a folder of any of these. Symbolic links are reported and not followed, so a mail folder cannot bring
 * in files from elsewhere; hidden files are left alone, except a Maildir++'s subfolders.
 */
final class Mailboxes {

    private final List<MailFile> mails = new ArrayList<>();
    private final BiConsumer<String, String> problem;

    /** @param problem told the name and the reason of what cannot be read */
    Mailboxes(BiConsumer<String, String> problem) {
        this.problem = problem;
    }

    List<MailFile> mails() {
        return mails;
    }

    /** Adds what lies under a path somebody named; that one may be a link, nothing below it. */
    void add(Path path) {
        try {
            Path given = path.toRealPath();
            add(given, given.getParent() == null ? given : given.getParent());
        } catch (IOException e) {
            problem.accept(path.toString(), "does not exist or may not be read");
        }
    }

    private void add(Path path, Path base) {
        String label = base.relativize(path).toString();
        try {
            if (Files.isSymbolicLink(path)) {
                problem.accept(label, "is a symbolic link, which is not followed");
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                folder(path, base);
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                file(path, label);
            } else {
                problem.accept(label, Files.exists(path) ? "is not a file" : "does not exist");
            }
        } catch (IOException e) {
            problem.accept(label, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void folder(Path folder, Path base) throws IOException {
        boolean maildir = Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString();
            boolean control = maildir && (name.equals("tmp") || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
            boolean hidden = name.startsWith(".") && !(maildir && Files.isDirectory(entry.resolve("cur")));
            if (!control && !hidden) {
                add(entry, base);
            }
        }
    }

    private void file(Path file, String label) throws IOException {
        if (Mbox.is(file)) {
            Mbox.scan(file, label, mails::add);
        } else {
            mails.add(MailFile.whole(file, label));
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
