package dev.portico.portal.articles;

import dev.portico.portal.platform.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code import articles}: a folder of Markdown and HTML files becomes articles. */
@ApplicationScoped
public class ImportArticles implements Command {
    public static final String NAME = "import articles";
    public static final String USAGE =
            "<folder> [--audience everyone|registered|agents]   Markdown and HTML files become articles;"
                    + " the audience is for files that name none (otherwise registered)";

    private final ArticleImport articles;

    ImportArticles(ArticleImport articles) {
        this.articles = articles;
    }

    /** What is wrong with these arguments, as far as they tell by themselves. */
    public static Optional<String> complaint(List<String> arguments) {
        if (!arguments.isEmpty() && !Files.isDirectory(Path.of(arguments.get(0)))) {
            return Optional.of(arguments.get(0) + " is not a folder");
        }
        return audience(arguments).isPresent()
                ? Optional.empty()
                : Optional.of("One folder is needed, and an audience out of everyone, registered and agents");
    }

    private static Optional<Audience> audience(List<String> arguments) {
        if (arguments.size() == 1) {
            return Optional.of(Audience.REGISTERED);
        }
        return arguments.size() == 3 && arguments.get(1).equals("--audience")
                ? Audience.of(arguments.get(2))
                : Optional.empty();
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
                    articles.run(Path.of(arguments.get(0)), audience(arguments).orElseThrow()), out);
        } catch (IOException e) {
            out.println(arguments.get(0) + " cannot be read (" + e.getClass().getSimpleName() + ")");
            return 1;
        }
    }

    private static int report(ArticleImport.Outcome outcome, PrintStream out) {
        out.printf(
                "Imported: articles %d new, %d updated, %d unchanged, %d failed%n",
                outcome.created(),
                outcome.updated(),
                outcome.unchanged(),
                outcome.failures().size());
        outcome.failures()
                .forEach((name, reason) -> out.println("  " + name.replaceAll("\\p{Cntrl}", "?") + ": " + reason));
        return outcome.failures().isEmpty() ? 0 : 1;
    }
}
