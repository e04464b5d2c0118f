package dev.portico.portal.forum;

import dev.portico.portal.platform.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** {@code import forum}: folders of Markdown files become sections and topics. */
@ApplicationScoped
public class ImportForum implements Command {
    public static final String NAME = "import forum";
    public static final String USAGE =
            "<folder> [--support <address or @domain>]   folders of Markdown files become sections and topics; who has such an"
                    + " address wrote as Support";

    private static final Logger LOG = Logger.getLogger(ImportForum.class);

    private final ForumImport forum;

    ImportForum(ForumImport forum) {
        this.forum = forum;
    }

    /** What is wrong with these arguments, as far as they tell by themselves. */
    public static Optional<String> complaint(List<String> arguments) {
        boolean support = arguments.size() == 3 && arguments.get(1).equals("--support");
        if (arguments.size() != 1 && !support) {
            return Optional.of("One folder is needed, and nothing else but --support with an address or a @domain");
        }
        return Files.isDirectory(Path.of(arguments.get(0)))
                ? Optional.empty()
                : Optional.of(arguments.get(0) + " is not a folder");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        Optional<String> complaint = complaint(arguments);
        if (complaint.isPresent()) {
            out.println(complaint.get());
            out.println("Usage: " + name() + " " + usage());
            return 2;
        }
        Path folder = Path.of(arguments.get(0));
        Work work = new Work(folder, arguments.size() == 3 ? arguments.get(2).toLowerCase(Locale.ROOT) : "");
        try {
            for (Path section : entries(folder, true)) {
                work.section(section);
            }
        } catch (IOException e) {
            out.println(folder + " cannot be read (" + e.getClass().getSimpleName() + ")");
            return 1;
        }
        return work.report(out);
    }

    private static List<Path> entries(Path folder, boolean folders) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .filter(path -> folders
                            ? Files.isDirectory(path)
                            : path.toString().endsWith(".md") && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        }
    }

    /** One run, with what became of each file. */
    private final class Work {
        private final Path folder;
        private final String support;
        private final Map<String, String> failures = new TreeMap<>();
        private int created;
        private int known;

        private Work(Path folder, String support) {
            this.folder = folder;
            this.support = support;
        }

        private void section(Path path) throws IOException {
            try {
                SectionFile section = SectionFile.of(path);
                List<Path> topics = entries(path, false);
                if (!topics.isEmpty()) {
                    long id = forum.section(section);
                    topics.forEach(topic -> topic(id, topic));
                }
            } catch (TopicFile.Unreadable e) {
                failures.put(folder.relativize(path).toString(), String.valueOf(e.getMessage()));
            }
        }

        private void topic(long section, Path path) {
            String name = folder.relativize(path).toString();
            try {
                TopicFile file = TopicFile.of(Files.readString(path));
                if (forum.topic(section, name, file, this::isSupport)) {
                    created++;
                } else {
                    known++;
                }
            } catch (TopicFile.Unreadable e) {
                failures.put(name, String.valueOf(e.getMessage()));
            } catch (CharacterCodingException e) {
                failures.put(name, "is not in UTF-8");
            } catch (IOException e) {
                failures.put(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
            } catch (RuntimeException e) {
                LOG.warnf(e, "storing the topic %s failed", name);
                failures.put(name, "could not be stored; the log says why");
            }
        }

        private boolean isSupport(String address) {
            return !support.isEmpty()
                    && (support.startsWith("@") ? address.endsWith(support) : address.equals(support));
        }

        private int report(PrintStream out) {
            out.printf("Imported: topics %d new, %d known already, %d failed%n", created, known, failures.size());
            failures.forEach((name, reason) -> out.println("  " + name.replaceAll("\\p{Cntrl}", "?") + ": " + reason));
            return failures.isEmpty() ? 0 : 1;
        }
    }
}
