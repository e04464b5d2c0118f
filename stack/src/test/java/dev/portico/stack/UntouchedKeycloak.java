package dev.portico.stack;

import dev.portico.stack.mailbox.Mailbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** Keycloak as it is unpacked, with our jar put into its folder and nothing else: no option of ours, no realm, its own database. */
final class UntouchedKeycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Ports ports;
    private final Programs programs;
    private final Mailbox mailbox;

    private UntouchedKeycloak(Ports ports, Programs programs, Mailbox mailbox) {
        this.ports = ports;
        this.programs = programs;
        this.mailbox = mailbox;
    }

    /** @param root emptied first */
    static UntouchedKeycloak start(Project project, Path root) {
        Home home = Home.at(root);
        Ports ports = Ports.free();
        unpack(project, home);
        UntouchedKeycloak keycloak = new UntouchedKeycloak(ports, new Programs(), Mailbox.start(ports, home.mailbox()));
        try {
            keycloak.start(new KeycloakHome(home.keycloak(), home.log("keycloak")));
            return keycloak;
        } catch (StartFailure failure) {
            keycloak.close();
            throw failure;
        }
    }

    private static void unpack(Project project, Home home) {
        try {
            Folders.delete(home.root());
            Folders.copy(project.distribution(), home.keycloak());
            Files.copy(project.providerJar(), home.keycloak().resolve("providers/portico-keycloak-extension.jar"));
            Files.createDirectories(home.logs());
        } catch (IOException e) {
            throw new StartFailure("Keycloak could not be put into " + home.root() + ": " + e, e);
        }
    }

    private void start(KeycloakHome home) {
        Program program = programs.start(new Command(
                "Keycloak",
                home.command(List.of(
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--http-management-port=" + ports.management())),
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms128m -Xmx512m",
                        "JAVA_OPTS_APPEND",
                        String.join(" ", JavaOptions.more()),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        KeycloakSettings.ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        KeycloakSettings.ADMIN_PASSWORD),
                home.log()));
        new Readiness(URI.create(url() + "/realms/master")).await(program, PATIENCE);
    }

    URI url() {
        return ports.keycloakUrl();
    }

    int smtp() {
        return ports.smtp();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** To be closed by the caller. */
    Keycloak admin() {
        return KeycloakBuilder.builder()
                .serverUrl(url().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(KeycloakSettings.ADMIN)
                .password(KeycloakSettings.ADMIN_PASSWORD)
                .build();
    }

    @Override
    public void close() {
        programs.close();
        mailbox.close();
    }
}
