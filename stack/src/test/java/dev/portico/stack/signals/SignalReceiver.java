package dev.portico.stack.signals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * A service with a stream of its own, as an administrator sets one up, and the server that takes what is pushed. It can be stopped
 * and started at the same address.
 */
final class SignalReceiver implements AutoCloseable {

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String TYPES =
            CAEP + "token-claims-change," + CAEP + "session-revoked," + CAEP + "credential-change";

    private final RealmResource realm;
    private final String clientId = "receiver-" + UUID.randomUUID();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private final String id;
    private volatile HttpServer server;
    private volatile Duration slowness = Duration.ZERO;

    private SignalReceiver(RealmResource realm, Map<String, String> attributes) throws IOException {
        this.realm = realm;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setAttributes(stream(attributes));
        try (var created = realm.clients().create(client)) {
            this.id = CreatedResponseUtil.getCreatedId(created);
        }
    }

    /** Hears of everybody and, as the portal does, why. */
    static SignalReceiver likeThePortal(SharedStack stack) throws IOException {
        return likeThePortal(stack.realm());
    }

    static SignalReceiver likeThePortal(RealmResource realm) throws IOException {
        return new SignalReceiver(realm, Map.of("portal.access.required", "true", "ssf.defaultSubjects", "ALL"));
    }

    /** Hears of whom it subscribes to. */
    static SignalReceiver likeAnotherService(SharedStack stack) throws IOException {
        return new SignalReceiver(stack.realm(), Map.of("ssf.defaultSubjects", "NONE"));
    }

    private Map<String, String> stream(Map<String, String> others) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "ssf.enabled",
                "true",
                "ssf.stream.id",
                clientId,
                "ssf.stream.status",
                "enabled",
                "ssf.stream.aud",
                clientId,
                "ssf.stream.eventsRequested",
                TYPES,
                "ssf.stream.delivery.method",
                "urn:ietf:rfc:8935",
                "ssf.stream.delivery.endpointUrl",
                "http://127.0.0.1:" + port + "/signals",
                "ssf.stream.delivery.authorizationHeader",
                "Bearer of " + clientId,
                "ssf.pushEndpointSocketTimeoutMillis",
                "2000"));
        attributes.putAll(others);
        return attributes;
    }

    /** The client's, as Keycloak's tables name it. */
    String id() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    /** The attribute by which an administrator subscribes it to somebody, or to an organisation. */
    String mark() {
        return "ssf.notify." + clientId;
    }

    List<Received> all() {
        return List.copyOf(received);
    }

    List<Received> about(String id) {
        return received.stream().filter(each -> each.concerns(id)).toList();
    }

    /** The first that is so, within the time that immediately is. */
    Received await(Predicate<Received> wanted) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(15))
                .until(() -> received.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** That so many have come about this id. */
    List<Received> await(int many, String id) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> about(id).size() >= many);
        return about(id);
    }

    void answersAfter(Duration time) {
        slowness = time;
    }

    /** As an administrator changes it in the console. */
    void movesTo(String address) {
        ClientRepresentation client = realm.clients().get(id).toRepresentation();
        client.getAttributes().put("ssf.stream.delivery.endpointUrl", address);
        realm.clients().get(id).update(client);
    }

    void stop() {
        server.stop(0);
    }

    void start() throws IOException {
        server = listen(port);
    }

    private HttpServer listen(int at) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        made.createContext("/signals", this::take);
        made.setExecutor(threads);
        made.start();
        return made;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        received.add(new Received(
                body,
                Tokens.claims(body),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    @Override
    public void close() {
        realm.clients().get(id).remove();
        server.stop(0);
        threads.shutdownNow();
    }
}
