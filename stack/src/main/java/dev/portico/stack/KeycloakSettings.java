package dev.portico.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Keycloak is built and started, from the distribution and in a container alike: the same words, the same
 * environment. Everything listens on the loopback interface; passwords and client secrets are in the environment only.
 *
 * @param further arguments that only some start needs, for instance where a test plays a part outside Keycloak
 */
public record KeycloakSettings(Ports ports, Secrets secrets, PostgresServer postgres, List<String> further) {

    public static final String REALM = "portico";
    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "admin-portico";

    /** The variable of the realm file and of the portal. */
    static final String SIGNALS_SECRET = "PORTICO_SIGNALS_SECRET";

    /** Features beyond Keycloak's own defaults. {@code parameterized-scopes} must never be among them. */
    private static final List<String> FEATURES = List.of("ssf");

    /** With what Keycloak proves to the portal that it is the one who sends signals, beside signing them. */
    static String signalsSecret(Secrets secrets) {
        return secrets.get("signals");
    }

    public KeycloakSettings {
        further = List.copyOf(further);
    }

    public KeycloakSettings(Ports ports, Secrets secrets, PostgresServer postgres) {
        this(ports, secrets, postgres, List.of());
    }

    public List<String> buildOptions() {
        List<String> options = new ArrayList<>(List.of("--db=postgres", "--health-enabled=true"));
        if (!FEATURES.isEmpty()) {
            options.add("--features=" + String.join(",", FEATURES));
        }
        return options;
    }

    public List<String> startArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--http-management-port=" + ports.management(),
                "--hostname=" + ports.keycloakUrl(),
                "--cache=local",
                // Being asked too early is how readiness works, not news. Nor is each attempt to reach a portal that
                // is not started yet: the extension says once that it is away.
                "--log-level=INFO,io.smallrye.health:WARN,org.keycloak.ssf.transmitter.delivery.push:OFF",
                // Else a second login of the same account is "Invalid user credentials" while the first is still
                // counted.
                "--spi-brute-force-protector--default-brute-force-detector--allow-concurrent-requests=true",
                // What was not delivered right after a change is tried again: by itself Keycloak looks every 30 s.
                "--spi-ssf-transmitter--default--outbox-drainer-interval=1s",
                // Here everything is on the loopback interface; elsewhere receivers are reached by https.
                "--spi-ssf-transmitter--default--allow-insecure-push-targets=true",
                "--db-url=" + postgres.url(PostgresServer.KEYCLOAK),
                "--db-username=" + PostgresServer.KEYCLOAK));
        arguments.addAll(further);
        return arguments;
    }

    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_PASSWORD", postgres.password(PostgresServer.KEYCLOAK));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("PORTICO_PORTAL_URL", ports.portalUrl().toString());
        environment.put("PORTICO_KEYCLOAK_URL", ports.keycloakUrl().toString());
        environment.put(SIGNALS_SECRET, signalsSecret(secrets));
        environment.put("PORTICO_SMTP_HOST", "localhost");
        environment.put("PORTICO_SMTP_PORT", Integer.toString(ports.smtp()));
        ClientSecret.all().forEach(client -> environment.put(client.variable(), client.in(secrets)));
        return environment;
    }

    public URI readiness() {
        return URI.create("http://localhost:" + ports.management() + "/health/ready");
    }
}
