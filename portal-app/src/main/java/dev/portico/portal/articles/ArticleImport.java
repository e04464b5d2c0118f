package dev.portico.portal.articles;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Imports a folder of Markdown and HTML files as articles. A file that has not changed since is not touched; a broken one
 * is reported and the rest goes on; articles whose file is gone stay. Links are not followed.
 */
@ApplicationScoped
class ArticleImport {

    private static final Logger LOG = Logger.getLogger(ArticleImport.class);

    private final ArticleStore store;
    private final InstantSource clock = InstantSource.system();

    ArticleImport(ArticleStore store) {
        this.store = store;
    }

    /** What was done, and the reason for each file that failed, by name. */
    record Outcome(int created, int updated, int unchanged, Map<String, String> failures) {}

    Outcome run(Path folder, Audience otherwise) throws IOException {
        Map<String, String> failures = new TreeMap<>();
        ArticleReader reader = new ArticleReader(otherwise);
        Map<String, String> hashes = store.hashes();
        Map<Slug, String> seen = new HashMap<>();
        int created = 0;
        int updated = 0;
        int unchanged = 0;
        for (Path file : files(folder, failures)) {
            String name = file.toString();
            try {
                Draft draft = reader.read(file, Files.readAllBytes(folder.resolve(file)));
                String other = seen.putIfAbsent(draft.slug(), name);
                if (other != null) {
                    throw new UnreadableArticle("would have the same address as " + other);
                }
                String known = hashes.get(draft.slug().value());
                if (draft.hash().equals(known)) {
                    unchanged++;
                    continue;
                }
                store.write(draft, clock.instant());
                created += known == null ? 1 : 0;
                updated += known == null ? 0 : 1;
            } catch (UnreadableArticle e) {
                failures.put(name, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                failures.put(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
            } catch (RuntimeException e) {
                LOG.warnf(e, "storing the article %s failed", name);
                failures.put(name, "could not be stored; the log says why");
            }
        }
        return new Outcome(created, updated, unchanged, failures);
    }

    private static List<Path> files(Path given, Map<String, String> failures) throws IOException {
        List<Path> files = new ArrayList<>();
        Path folder = given.toRealPath();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean hidden = !directory.equals(folder)
                        && directory.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (ArticleReader.isArticle(file)
                        && !file.getFileName().toString().startsWith(".")) {
                    if (attributes.isRegularFile()) {
                        files.add(folder.relativize(file));
                    } else {
                        failures.put(folder.relativize(file).toString(), "is a symbolic link, which is not followed");
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) {
                failures.put(folder.relativize(file).toString(), "cannot be read");
                return FileVisitResult.CONTINUE;
            }
        });
        return files.stream().sorted().toList();
    }
}
