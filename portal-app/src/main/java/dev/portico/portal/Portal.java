package dev.portico.portal;

import dev.portico.portal.platform.CommandLine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

/** Without arguments the web server; with arguments one command ({@code import …}) that ends when it is done. */
@QuarkusMain
public final class Portal {
    private Portal() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else {
            // A command neither listens nor asks Keycloak, so it runs beside a running portal.
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.oidc.tenant-enabled", "false");
            System.setProperty("quarkus.oidc.service.tenant-enabled", "false");
            // What fails before the command begins is told below, in one sentence.
            System.setProperty("quarkus.log.category.\"io.quarkus.runtime\".level", "OFF");
            Quarkus.run(CommandLine.class, Portal::ended, arguments);
        }
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
