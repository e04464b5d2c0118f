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
class ImportArticles implements Command {

    private final ArticleImport articles;

    ImportArticles(ArticleImport articles) {
        this.articles = articles;
    }

    @Override
    public String name() {
        return "import articles";
    }

    @Override
    public String usage() {
        return "<folder> [--audience everyone|registered|agents]   Markdown and HTML files become articles;"
                + " the audience is for files that name none (otherwise registered)";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        boolean named = arguments.size() == 3 && arguments.get(1).equals("--audience");
        Optional<Audience> audience = named ? Audience.of(arguments.get(2)) : Optional.of(Audience.REGISTERED);
        if ((arguments.size() != 1 && !named) || audience.isEmpty() || !Files.isDirectory(Path.of(arguments.get(0)))) {
            out.println(
                    !arguments.isEmpty() && !Files.isDirectory(Path.of(arguments.get(0)))
                            ? arguments.get(0) + " is not a folder"
                            : "One folder is needed, and an audience out of everyone, registered and agents");
            out.println("Usage: " + name() + " " + usage());
            return 2;
        }
        try {
            return report(articles.run(Path.of(arguments.get(0)), audience.get()), out);
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
