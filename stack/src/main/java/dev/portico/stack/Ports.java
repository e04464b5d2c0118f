package dev.portico.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The loopback ports of one stack: fixed ones with overrides from the environment for the demo, free ones for tests.
 * Two equal ports or one outside 1-65535 are refused when the object is made.
 */
public record Ports(int keycloak, int management, int portal, int mailbox, int smtp, int imap, int postgres) {

    /** One port with the variable that moves it. */
    record Named(String variable, int port) {}

    public Ports {
        List<Named> seen = new ArrayList<>();
        for (Named one : named(keycloak, management, portal, mailbox, smtp, imap, postgres)) {
            seen.stream()
                    .filter(other -> other.port() == one.port())
                    .findFirst()
                    .ifPresent(other -> {
                        throw new StartFailure(other.variable() + " and " + one.variable() + " are both " + one.port()
                                + "; give one another");
                    });
            seen.add(one);
        }
    }

    /** The demo's ports; {@code PORTICO_…_PORT} moves each. */
    public static Ports from(Map<String, String> environment) {
        return new Ports(
                port(environment, "PORTICO_KEYCLOAK_PORT", 8080),
                port(environment, "PORTICO_MANAGEMENT_PORT", 9000),
                port(environment, "PORTICO_PORTAL_PORT", 8081),
                port(environment, "PORTICO_MAILBOX_PORT", 8082),
                port(environment, "PORTICO_SMTP_PORT", 8025),
                port(environment, "PORTICO_IMAP_PORT", 8143),
                port(environment, "PORTICO_POSTGRES_PORT", 8432));
    }

    /** Where the demo's other site wants to be; it goes elsewhere where that is one of these, or taken. */
    public int ofAnotherSite(Map<String, String> environment) {
        int wanted = port(environment, "PORTICO_SITE_PORT", 8083);
        return named(keycloak, management, portal, mailbox, smtp, imap, postgres).stream()
                        .anyMatch(one -> one.port() == wanted)
                ? 0
                : wanted;
    }

    /** Ports that nobody uses at this moment, all different because all are held open while asking. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 7; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new Ports(
                    held.get(0).getLocalPort(),
                    held.get(1).getLocalPort(),
                    held.get(2).getLocalPort(),
                    held.get(3).getLocalPort(),
                    held.get(4).getLocalPort(),
                    held.get(5).getLocalPort(),
                    held.get(6).getLocalPort());
        } catch (IOException e) {
            throw new StartFailure("No free port on the loopback interface: " + e.getMessage(), e);
        } finally {
            held.forEach(Ports::close);
        }
    }

    /** Refuses with the first port that is taken, by whom, and the variable that moves it. */
    public void requireFree() {
        for (Named one : named(keycloak, management, portal, mailbox, smtp, imap, postgres)) {
            if (taken(one.port())) {
                throw new StartFailure(
                        "Port " + one.port() + " is taken by " + PortOwner.of(one.port()) + "; set " + one.variable());
            }
        }
    }

    /** Always by the name {@code localhost}: Keycloak's issuer and cookies follow the host that is asked. */
    public URI keycloakUrl() {
        return URI.create("http://localhost:" + keycloak);
    }

    public URI portalUrl() {
        return URI.create("http://localhost:" + portal);
    }

    public URI mailboxUrl() {
        return URI.create("http://localhost:" + mailbox);
    }

    private static List<Named> named(
            int keycloak, int management, int portal, int mailbox, int smtp, int imap, int postgres) {
        return List.of(
                new Named("PORTICO_KEYCLOAK_PORT", keycloak),
                new Named("PORTICO_MANAGEMENT_PORT", management),
                new Named("PORTICO_PORTAL_PORT", portal),
                new Named("PORTICO_MAILBOX_PORT", mailbox),
                new Named("PORTICO_SMTP_PORT", smtp),
                new Named("PORTICO_IMAP_PORT", imap),
                new Named("PORTICO_POSTGRES_PORT", postgres));
    }

    private static int port(Map<String, String> environment, String variable, int standard) {
        String wanted = environment.getOrDefault(variable, "").strip();
        if (wanted.isEmpty()) {
            return standard;
        }
        if (!wanted.matches("[0-9]{1,5}") || Integer.parseInt(wanted) < 1 || Integer.parseInt(wanted) > 65535) {
            throw new StartFailure(variable + " must be a number from 1 to 65535");
        }
        return Integer.parseInt(wanted);
    }

    /** On 127.0.0.1 as on ::1, because a browser may try either for localhost. */
    private static boolean taken(int port) {
        return !bindable("127.0.0.1", port) || (bindable("::1", 0) && !bindable("::1", port));
    }

    private static boolean bindable(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StartFailure("A port could not be given back: " + e.getMessage(), e);
        }
    }
}
