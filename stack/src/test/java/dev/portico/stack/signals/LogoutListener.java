package dev.portico.stack.signals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;

/** A guarded client that is told of ended sessions by back-channel logout, and need not answer. */
final class LogoutListener implements AutoCloseable {

    /** How long Keycloak's own call waits for one answer. */
    static final Duration KEYCLOAKS_PATIENCE = Duration.ofSeconds(5);

    private final SharedStack stack;
    private final String clientId = "told-" + UUID.randomUUID();
    private final String id;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private volatile boolean silent;

    LogoutListener(SharedStack stack) throws IOException {
        this.stack = stack;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/logout", this::take);
        server.setExecutor(threads);
        server.start();
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setAttributes(Map.of(
                "portal.access.required",
                "true",
                "backchannel.logout.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/logout",
                "backchannel.logout.session.required",
                "true"));
        try (var created = stack.realm().clients().create(client)) {
            this.id = CreatedResponseUtil.getCreatedId(created);
        }
    }

    Tokens.Answer signIn(People.Person person) {
        return stack.tokens()
                .password(Map.of(
                        "client_id",
                        clientId,
                        "username",
                        person.username(),
                        "password",
                        person.username() + "-portico",
                        "scope",
                        "openid"));
    }

    Tokens.Answer refresh(String token) {
        return stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", token));
    }

    /** It takes what comes, and never says so. */
    void fallsSilent() {
        silent = true;
    }

    /** Tokens as they came. */
    List<String> told() {
        return List.copyOf(told);
    }

    void await(People.Person person) {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> told.stream()
                .anyMatch(token -> Tokens.claims(token).path("sub").asText().equals(person.id())));
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(body.substring("logout_token=".length()));
        try {
            if (silent) {
                over.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        stack.realm().clients().get(id).remove();
        server.stop(0);
        threads.shutdownNow();
    }
}
