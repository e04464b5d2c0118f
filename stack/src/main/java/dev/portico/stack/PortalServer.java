package dev.portico.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The portal as a process, and its importers, which run before it listens. */
public final class PortalServer {

    /** The support address, as the realm's mails have it. */
    public static final String SUPPORT = "support@portico.example";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(20);

    private final Ports ports;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final Path jar;
    private final Home home;
    private String neighbours = System.getenv().getOrDefault("PORTICO_MESSENGER_ORIGINS", "");

    public PortalServer(Ports ports, Secrets secrets, PostgresServer postgres, Project project, Home home) {
        this.ports = ports;
        this.secrets = secrets;
        this.postgres = postgres;
        this.jar = project.portalJar();
        this.home = home;
    }

    /** The same portal for one more site that shows its messenger, by its origin. */
    public PortalServer embeddedBy(String origin) {
        if (!List.of(neighbours.split(",")).contains(origin)) {
            neighbours = neighbours.isEmpty() ? origin : neighbours + "," + origin;
        }
        return this;
    }

    /** Starts the portal and returns when it is ready. */
    public Program start(Programs programs) {
        Program program = programs.start(new Command("The portal", java(List.of()), environment(), home.log("portal")));
        new Readiness(URI.create(ports.portalUrl() + "/q/health/ready")).await(program, PATIENCE);
        return program;
    }

    /** Runs {@code import …} of the portal's command line, for instance {@code mails folder --organization …}. */
    public void load(Programs programs, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("import"));
        words.addAll(arguments);
        programs.run(new Command("The import", java(words), environment(), home.log("import")), IMPORT_LIMIT);
    }

    /** The portal's configuration, see its application.properties. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORTICO_PORTAL_PORT", Integer.toString(ports.portal()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("PORTICO_KEYCLOAK_URL", ports.keycloakUrl().toString());
        environment.put("PORTICO_PORTAL_URL", ports.portalUrl().toString());
        environment.put("PORTICO_REALM", KeycloakSettings.REALM);
        environment.put("PORTICO_CLIENT_SECRET", ClientSecret.PORTAL.in(secrets));
        environment.put(KeycloakSettings.SIGNALS_SECRET, KeycloakSettings.signalsSecret(secrets));
        environment.put("PORTICO_DB_URL", postgres.url(PostgresServer.PORTAL));
        environment.put("PORTICO_DB_USER", PostgresServer.PORTAL);
        environment.put("PORTICO_DB_PASSWORD", postgres.password(PostgresServer.PORTAL));
        environment.put("PORTICO_ACCEPTED_CLIENTS", "portal,portal-cli");
        environment.put("PORTICO_STATE_SECRET", secrets.get("portal-state"));
        environment.put("PORTICO_VAULT_KEY", secrets.get("vault-key"));
        environment.put("PORTICO_MESSENGER_ORIGINS", neighbours);
        environment.putAll(mail());
        return environment;
    }

    /** Nobody but this machine reaches the mailbox, which asks nobody who they are: in the demo every sender is believed. */
    private Map<String, String> mail() {
        return Map.ofEntries(
                Map.entry("PORTICO_MAIL_ADDRESS", SUPPORT),
                Map.entry("PORTICO_MAIL_KEY", secrets.get("mail-key")),
                Map.entry("PORTICO_MAIL_INCOMING_SECRET", secrets.get("mail-incoming")),
                Map.entry("PORTICO_MAIL_BELIEVE_SENDERS", "true"),
                Map.entry("PORTICO_SMTP_HOST", "localhost"),
                Map.entry("PORTICO_SMTP_PORT", Integer.toString(ports.smtp())),
                Map.entry("PORTICO_SMTP_PROTECTION", "none"),
                Map.entry("PORTICO_IMAP_HOST", "localhost"),
                Map.entry("PORTICO_IMAP_PORT", Integer.toString(ports.imap())),
                Map.entry("PORTICO_IMAP_PROTECTION", "none"),
                Map.entry("PORTICO_IMAP_USER", SUPPORT),
                Map.entry("PORTICO_IMAP_PASSWORD", SUPPORT));
    }

    private List<String> java(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC"));
        words.addAll(JavaOptions.more());
        words.addAll(List.of("-jar", jar.toString()));
        words.addAll(arguments);
        return words;
    }
}
