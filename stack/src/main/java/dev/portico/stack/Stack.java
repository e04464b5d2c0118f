package dev.portico.stack;

import dev.portico.stack.mailbox.Mailbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;

/**
 * The real parts on one machine: PostgreSQL, Keycloak with the extension, the mailbox and the portal. {@link #start}
 * brings up all but the portal, which starts when its data are there. {@link #close} may be called at any moment, from
 * any thread, also during the start, and leaves no process.
 */
public final class Stack implements AutoCloseable {

    /** Something that starts Keycloak with these settings: the distribution here, a container in the tests. */
    public interface KeycloakStart extends AutoCloseable {

        /** What can be done before the database runs. */
        void prepare(KeycloakSettings settings, Programs programs);

        /** Returns when Keycloak is ready. */
        void start(KeycloakSettings settings, Programs programs);

        /** What {@link Programs} does not stop by itself. */
        @Override
        default void close() {}
    }

    private final Project project;
    private final Home home;
    private final Ports ports;
    private final Programs programs = new Programs();
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final KeycloakStart keycloak;
    private final FileChannel claim;
    private @Nullable Mailbox mailbox;
    private List<String> further = List.of();
    private boolean closed;

    public Stack(Project project, Home home, Ports ports, PostgresServer.Durability durability) {
        this(project, home, ports, durability, new FromDistribution(project, home));
    }

    public Stack(
            Project project, Home home, Ports ports, PostgresServer.Durability durability, KeycloakStart keycloak) {
        this.project = project;
        this.home = home;
        this.ports = ports;
        this.claim = home.claim();
        this.secrets = Secrets.of(home);
        this.postgres = new PostgresServer(home, ports.postgres(), secrets, durability);
        this.keycloak = keycloak;
    }

    /** Further arguments for Keycloak; to be called before {@link #start}. */
    public Stack startingKeycloakWith(String... arguments) {
        further = List.of(arguments);
        return this;
    }

    /** PostgreSQL, the mailbox and Keycloak, at the same time as far as they do not need each other. */
    public void start() {
        KeycloakSettings settings = new KeycloakSettings(ports, secrets, postgres, further);
        CompletableFuture<Void> prepared = CompletableFuture.runAsync(() -> keycloak.prepare(settings, programs));
        try {
            startMailbox();
            postgres.start(programs);
            prepared.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
        keycloak.start(settings, programs);
    }

    public PortalServer portal() {
        return new PortalServer(ports, secrets, postgres, project, home);
    }

    /** Keycloak's admin client, signed in as the console's administrator; to be closed by the caller. */
    public Keycloak admin() {
        return KeycloakBuilder.builder()
                .serverUrl(ports.keycloakUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(KeycloakSettings.ADMIN)
                .password(KeycloakSettings.ADMIN_PASSWORD)
                .build();
    }

    public static RealmResource realm(Keycloak admin) {
        return admin.realm(KeycloakSettings.REALM);
    }

    public Project project() {
        return project;
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    public Secrets secrets() {
        return secrets;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public Programs programs() {
        return programs;
    }

    public synchronized Mailbox mailbox() {
        if (mailbox == null) {
            throw new IllegalStateException("the mailbox is not started");
        }
        return mailbox;
    }

    @Override
    public void close() {
        Mailbox open = markClosed();
        programs.close();
        keycloak.close();
        if (open != null) {
            open.close();
        }
        try {
            claim.close();
        } catch (IOException e) {
            throw new StartFailure("The lock in " + home.root() + " could not be given back", e);
        }
    }

    private synchronized void startMailbox() {
        if (closed) {
            throw new StartFailure("The mailbox is not started because everything is being stopped");
        }
        mailbox = Mailbox.start(ports, home.mailbox());
    }

    private synchronized @Nullable Mailbox markClosed() {
        Mailbox open = mailbox;
        closed = true;
        mailbox = null;
        return open;
    }

    /** Keycloak as a process of ours. */
    private record FromDistribution(Project project, Home home) implements KeycloakStart {

        @Override
        public void prepare(KeycloakSettings settings, Programs programs) {
            new KeycloakServer(settings, home).prepare(programs, project);
        }

        @Override
        public void start(KeycloakSettings settings, Programs programs) {
            new KeycloakServer(settings, home).start(programs);
        }
    }
}
