package dev.portico.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The telephones that a login by CIBA is approved on: Keycloak's authentication channel
 * ({@code HttpAuthenticationChannelProvider}), which posts each request here and waits for an answer at an address of its own.
 */
public final class Phones {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    /** The credentials for the answer, by whom they were sent to. */
    private final Map<String, String> rung = new ConcurrentHashMap<>();

    private Phones(HttpServer server) {
        this.server = server;
    }

    static Phones start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Phones phones = new Phones(server);
            server.createContext("/", phones::ring);
            server.setExecutor(null);
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "stop the telephones"));
            return phones;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The argument that tells Keycloak to ring here. */
    String setting() {
        return "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=http://127.0.0.1:"
                + server.getAddress().getPort() + "/";
    }

    /** Says yes to what the person was asked last; the request that rang has been answered by then. */
    public void approve(SharedStack stack, String username) {
        String credentials = Optional.ofNullable(rung.remove(username))
                .orElseThrow(() -> new AssertionError("nobody asked " + username));
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/protocol/openid-connect/ext/ciba/auth/callback"))
                        .header("Authorization", credentials)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"SUCCEED\"}")));
        if (answer.status() != 200) {
            throw new AssertionError("approval: " + answer.status() + " " + answer.json());
        }
    }

    private void ring(HttpExchange exchange) throws IOException {
        String who = JSON.readTree(exchange.getRequestBody()).path("login_hint").asText();
        rung.put(who, exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }
}
