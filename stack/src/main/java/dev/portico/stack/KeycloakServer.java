package dev.portico.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Keycloak from its distribution, as a process: one node, local caches, data in PostgreSQL. */
public final class KeycloakServer {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final KeycloakSettings settings;
    private final KeycloakHome home;

    public KeycloakServer(KeycloakSettings settings, Home home) {
        this.settings = settings;
        this.home = new KeycloakHome(home.keycloak(), home.log("keycloak"));
    }

    /** Builds when something changed; needs no database and may run while that one starts. */
    public void prepare(Programs programs, Project project) {
        home.prepare(programs, project, settings.buildOptions());
    }

    /** Starts a prepared server and returns when it is ready. */
    public Program start(Programs programs) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx640m");
        environment.put("JAVA_OPTS_APPEND", String.join(" ", JavaOptions.more()));
        Program program = programs.start(
                new Command("Keycloak", home.command(settings.startArguments()), environment, home.log()));
        new Readiness(settings.readiness()).await(program, PATIENCE);
        return program;
    }
}
