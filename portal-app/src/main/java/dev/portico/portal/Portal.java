package dev.portico.portal;

import dev.portico.portal.platform.CommandLine;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

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
            Quarkus.run(CommandLine.class, arguments);
        }
    }
}
