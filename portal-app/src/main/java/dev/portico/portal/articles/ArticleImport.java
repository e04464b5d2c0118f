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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Imports a folder of Markdown, HTML and Mallard files as articles. A file that has not changed since is not touched; a broken one
 * is reported and the rest goes on; articles whose file is gone stay. Links are not followed.
 */
@ApplicationScoped
class ArticleImport {

    private static final Logger LOG = Logger.getLogger(ArticleImport.class);

    private final ImportedArticles store;
    private final InstantSource clock = InstantSource.system();

    ArticleImport(ImportedArticles store) {
        this.store = store;
    }

    /**
     * How to import.
     *
     * @param otherwise the audience of files that name none
     * @param languages the only ones that are imported; empty for all
     */
    record Wish(Audience otherwise, Set<String> languages) {
        static Wish of(Audience otherwise) {
            return new Wish(otherwise, Set.of());
        }
    }

    /** What was done, and the reason for each file that failed, by name. */
    record Outcome(int created, int updated, int unchanged, int leftOut, Map<String, String> failures) {}

    /** A file and what is decided on before anything is written. */
    private record Found(Path file, Slug slug, String language, Audience audience) {
        String address() {
            return slug.value() + " " + language;
        }
    }

    Outcome run(Path folder, Wish wish) throws IOException {
        Map<String, String> failures = new TreeMap<>();
        ArticleReader reader = new ArticleReader(wish.otherwise(), new MallardPages(folder, wish.languages()));
        int leftOut = 0;
        List<Found> found = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        Map<Slug, List<Found>> together = new HashMap<>();
        for (Path file : files(folder, failures)) {
            try {
                Draft draft = reader.read(file, Files.readAllBytes(folder.resolve(file)));
                if (!wish.languages().isEmpty() && !wish.languages().contains(draft.language())) {
                    leftOut++;
                    continue;
                }
                Found each = new Found(file, draft.slug(), draft.language(), draft.audience());
                String other = seen.putIfAbsent(each.address(), file.toString());
                if (other != null) {
                    throw new UnreadableArticle("would have the same address as " + other);
                }
                together.computeIfAbsent(each.slug(), slug -> new ArrayList<>()).add(each);
                found.add(each);
            } catch (NoArticle e) {
                leftOut++;
            } catch (UnreadableArticle e) {
                failures.put(file.toString(), String.valueOf(e.getMessage()));
            } catch (IOException e) {
                failures.put(file.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
            }
        }
        Map<String, String> hashes = store.hashes();
        int created = 0;
        int updated = 0;
        int unchanged = 0;
        for (Found each : found) {
            String name = each.file().toString();
            try {
                List<Found> same = together.getOrDefault(each.slug(), List.of());
                // An article has one audience: of two, none can be told to be meant, and the wider would show too much.
                if (same.stream().anyMatch(other -> other.audience() != each.audience())) {
                    throw new UnreadableArticle("is for others than the same article in another language");
                }
                Draft draft = reader.read(each.file(), Files.readAllBytes(folder.resolve(each.file())));
                String known = hashes.get(each.address());
                if (draft.hash().equals(known)) {
                    unchanged++;
                    continue;
                }
                store.write(draft, same.stream().map(Found::language).collect(Collectors.toSet()), clock.instant());
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
        return new Outcome(created, updated, unchanged, leftOut, failures);
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
