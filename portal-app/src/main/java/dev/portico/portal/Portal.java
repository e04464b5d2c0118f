package dev.portico.portal;

import dev.portico.portal.articles.ImportArticles;
import dev.portico.portal.forum.ImportForum;
import dev.portico.portal.mail.ImportMails;
import dev.portico.portal.platform.CommandLine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Without arguments the web server; with arguments one command ({@code import …}) that ends when it is done. */
@QuarkusMain
public final class Portal {
    private Portal() {}

    public static void main(String... arguments) {
        // An address that cannot be read gets a page like any other (platform/Gate), not an empty 400.
        System.setProperty("vertx.disableURIValidation", "true");
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else if (misread(List.of(arguments))) {
            System.exit(2);
        } else {
            // A command neither listens nor asks Keycloak, so it runs beside a running portal.
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.oidc.tenant-enabled", "false");
            System.setProperty("quarkus.oidc.service.tenant-enabled", "false");
            System.setProperty("quarkus.oidc.embedded.tenant-enabled", "false");
            // What fails before the command begins is told below, in one sentence.
            System.setProperty("quarkus.log.category.\"io.quarkus.runtime\".level", "OFF");
            Quarkus.run(CommandLine.class, Portal::ended, arguments);
        }
    }

    /** Tells what is wrong before anything is started, the database least of all. */
    private static boolean misread(List<String> words) {
        String name = words.size() < 2 ? "" : words.get(0) + " " + words.get(1);
        List<String> arguments = words.subList(Math.min(2, words.size()), words.size());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return switch (name) {
            case ImportMails.NAME -> told(ImportMails.complaint(arguments), name + " " + ImportMails.USAGE, out);
            case ImportArticles.NAME ->
                told(ImportArticles.complaint(arguments), name + " " + ImportArticles.USAGE, out);
            case ImportForum.NAME -> told(ImportForum.complaint(arguments), name + " " + ImportForum.USAGE, out);
            default -> false;
        };
    }

    private static boolean told(Optional<String> complaint, String usage, PrintStream out) {
        complaint.ifPresent(what -> out.println(what + System.lineSeparator() + "Usage: " + usage));
        return complaint.isPresent();
    }

    private static void ended(Integer code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("The portal's database could not be used: "
                    + rootOf(failure).getMessage()
                    + "\nIt is named by PORTICO_DB_URL, PORTICO_DB_USER and PORTICO_DB_PASSWORD.");
        }
        System.exit(code);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }
}
