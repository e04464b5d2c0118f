package dev.portico.stack.login;

import com.sun.net.httpserver.HttpServer;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** Where a browser arrives in the portal's place: one address of our own that the client {@code portal} may return to. */
final class Landing {

    private static @Nullable String address;

    private Landing() {}

    static synchronized String of(SharedStack stack) {
        String known = address;
        if (known == null) {
            known = start();
            allow(stack, known);
            address = known;
        }
        return known;
    }

    private static String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.setExecutor(null);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "stop the landing place"));
            return "http://localhost:" + server.getAddress().getPort() + "/landing";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void allow(SharedStack stack, String landing) {
        ClientRepresentation portal =
                stack.realm().clients().findByClientId("portal").get(0);
        List<String> addresses = new ArrayList<>(portal.getRedirectUris());
        addresses.add(landing);
        portal.setRedirectUris(addresses);
        ClientResource client = stack.realm().clients().get(portal.getId());
        client.update(portal);
    }
}
