package dev.portico.portal.articles;

import dev.portico.portal.platform.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code import articles}: a folder of Markdown and HTML files becomes articles. */
@ApplicationScoped
public class ImportArticles implements Command {
    public static final String NAME = "import articles";
    public static final String USAGE =
            "<folder> [--audience everyone|registered|agents] [--languages en,de,…]   Markdown, HTML and Mallard files become"
                    + " articles; the audience is for files that name none (otherwise registered), and languages leave others out";

    private final ArticleImport articles;

    ImportArticles(ArticleImport articles) {
        this.articles = articles;
    }

    /** What is wrong with these arguments, as far as they tell by themselves. */
    public static Optional<String> complaint(List<String> arguments) {
        if (!arguments.isEmpty() && !Files.isDirectory(Path.of(arguments.get(0)))) {
            return Optional.of(arguments.get(0) + " is not a folder");
        }
        return wish(arguments).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "One folder is needed, an audience out of everyone, registered and agents, and languages like en,de");
    }

    private static Optional<ArticleImport.Wish> wish(List<String> arguments) {
        Optional<Audience> audience = Optional.of(Audience.REGISTERED);
        Set<String> languages = Set.of();
        if (arguments.size() % 2 == 0) {
            return Optional.empty();
        }
        for (int i = 1; i < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--audience" -> audience = Audience.named(value);
                case "--languages" -> languages = languages(value);
                default -> audience = Optional.empty();
            }
            if (languages.contains("")) {
                return Optional.empty();
            }
        }
        Set<String> only = languages;
        return audience.map(found -> new ArticleImport.Wish(found, only));
    }

    private static Set<String> languages(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(tag -> Slug.tag(tag).orElse(""))
                .collect(Collectors.toSet());
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
        try {
            return report(
                    articles.run(Path.of(arguments.get(0)), wish(arguments).orElseThrow()), out);
        } catch (IOException e) {
            out.println(arguments.get(0) + " cannot be read (" + e.getClass().getSimpleName() + ")");
            return 1;
        }
    }

    private static int report(ArticleImport.Outcome outcome, PrintStream out) {
        out.printf(
                "Imported: articles %d new, %d updated, %d unchanged, %d failed%s%n",
                outcome.created(),
                outcome.updated(),
                outcome.unchanged(),
                outcome.failures().size(),
                outcome.leftOut() == 0
                        ? ""
                        : ", " + outcome.leftOut() + " left out (other languages, or nothing but links)");
        outcome.failures()
                .forEach((name, reason) -> out.println("  " + name.replaceAll("\\p{Cntrl}", "?") + ": " + reason));
        return outcome.failures().isEmpty() ? 0 : 1;
    }
}
