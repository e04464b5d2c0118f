package dev.portico.portal.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * As much of an OpenID provider as the portal's own tests need, in milliseconds: discovery, keys, code and refresh grants, and the
 * questions to the extension. The real Keycloak is met in the module {@code stack}. Tests steer it with {@link Cast}.
 */
public final class Realm implements QuarkusTestResourceLifecycleManager {
    private static final String BASE = "/realms/portico";
    private static final long FAR = 4_000_000_000L;

    private final KeyPair keys = keys();
    private final KeyPair rotated = keys();
    private final KeyPair foreign = keys();
    private volatile boolean rotation;
    private final Map<String, JsonObject> codes = new ConcurrentHashMap<>();
    private volatile JsonObject person = new JsonObject();
    private volatile boolean broken;
    private volatile JsonObject settings = new JsonObject()
            .put("mode", "everyone")
            .put("ticketing", true)
            .put("addRequestBox", true)
            .put("submitTab", true)
            .put("signInToSubmit", false)
            .put("forum", "registered");
    private volatile boolean away;
    private volatile boolean silent;
    private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
    private final JsonArray asked = new JsonArray();
    private final List<JsonObject> known = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    static {
        // The JDK's server sends an answer's head and its text apart, and the second waits until the first is
        // acknowledged: 40 ms each time.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            server = started;
            String url = "http://localhost:" + started.getAddress().getPort();
            return Map.of(
                    "portico.keycloak.url", url,
                    "portico.signals.secret", Cast.SIGNALS_SECRET,
                    "portico.state-secret", "0123456789abcdef0123456789abcdef",
                    "portico.vault.key", "vault-key-of-the-portals-own-tests",
                    "portico.perspective.pages-told-every", "1s",
                    "quarkus.oidc.authentication.state-secret", "0123456789abcdef0123456789abcdef",
                    "quarkus.oidc.token-state-manager.encryption-secret", "0123456789abcdef0123456789abcdef",
                    "quarkus.oidc.credentials.secret", "0123456789abcdef0123456789abcdef");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        if (away && path.startsWith(BASE)) {
            exchange.close();
            return;
        }
        switch (path) {
            case "/cast/person" -> {
                person = new JsonObject(body);
                broken = person.getBoolean("broken", false);
                away = person.getBoolean("away", false);
                answers.clear();
                asked.clear();
                send(exchange, 200, new JsonObject());
            }
            case "/cast/standing" -> {
                silent = new JsonObject(body).getBoolean("away");
                send(exchange, 200, new JsonObject());
            }
            case "/cast/settings" -> {
                settings = settings.copy().mergeIn(new JsonObject(body));
                send(exchange, 200, new JsonObject());
            }
            case "/cast/answer" -> {
                JsonObject answer = new JsonObject(body);
                answers.put(answer.getString("to"), answer);
                send(exchange, 200, new JsonObject());
            }
            case "/cast/rotate" -> {
                rotation = true;
                send(exchange, 200, new JsonObject());
            }
            case "/cast/event" ->
                send(exchange, 200, new JsonObject().put("token", event(exchange, new JsonObject(body))));
            case "/cast/known" -> {
                known.clear();
                new JsonObject(body).getJsonArray("people").forEach(each -> known.add((JsonObject) each));
                send(exchange, 200, new JsonObject());
            }
            case BASE + "/portal-standing" -> standing(exchange, form(body));
            case "/cast/asked" -> send(exchange, 200, new JsonObject().put("items", asked.copy()));
            case "/cast/token" ->
                send(exchange, 200, new JsonObject().put("token", sign(issued(exchange, new JsonObject(body)))));
            case BASE + "/.well-known/openid-configuration" -> send(exchange, 200, discovery(issuer(exchange)));
            case BASE + "/certs" -> send(exchange, 200, jwks());
            case BASE + "/auth" -> authorize(exchange, query);
            case BASE + "/token", BASE + "/protocol/openid-connect/token" -> token(exchange, form(body));
            case BASE + "/portal-access/settings" -> {
                if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                    settings(exchange);
                } else {
                    extension(exchange, path, body);
                }
            }
            case BASE + "/portal-access/me" ->
                send(exchange, broken ? 500 : 200, person.getJsonObject("me", new JsonObject()));
            case BASE + "/portal-access/me/assigned-organizations" ->
                send(
                        exchange,
                        broken ? 500 : 200,
                        new JsonObject().put("items", person.getJsonArray("assigned", new JsonArray())));
            default -> extension(exchange, path, body);
        }
    }

    /** What the extension says about somebody who is not there; only to a client with its secret. */
    private void standing(HttpExchange exchange, Map<String, String> form) throws IOException {
        String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        if (broken || silent || credentials == null || !credentials.startsWith("Basic ")) {
            send(exchange, broken || silent ? 500 : 401, new JsonObject());
            return;
        }
        JsonObject answer = new JsonObject().putNull("user").put("organizations", new JsonArray());
        for (JsonObject person : known) {
            boolean asked = person.getString("user").equals(form.get("user"))
                    || person.getString("email").equals(form.get("email"));
            if (asked) {
                answer = person.copy();
                answer.put("organizations", placesOf(person, form.get("organization")));
            }
        }
        send(exchange, 200, answer);
    }

    private static JsonArray placesOf(JsonObject person, @Nullable String only) {
        JsonArray places = new JsonArray();
        person.getJsonArray("organizations").stream()
                .map(JsonObject.class::cast)
                .filter(place -> only == null || only.equals(place.getString("id")))
                .forEach(places::add);
        return places;
    }

    private void settings(HttpExchange exchange) throws IOException {
        String tag = '"' + Integer.toHexString(settings.encode().hashCode()) + '"';
        exchange.getResponseHeaders().set("ETag", tag);
        if (!broken && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            send(exchange, broken ? 500 : 200, settings);
        }
    }

    /** What the test prepared for a question to the extension; nobody may ask without a token. */
    private void extension(HttpExchange exchange, String path, String body) throws IOException {
        String question = exchange.getRequestMethod() + " "
                + path.replace(BASE + "/portal-access", "").replace(BASE, "");
        JsonObject answer = answers.get(question);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (path.startsWith(BASE + "/portal-access/")
                || path.startsWith(BASE + "/account")
                || path.equals(BASE + "/portal-mails")
                || (path.equals(BASE + "/portal-pages") && answer != null)) {
            asked.add(new JsonObject()
                    .put("question", question)
                    .put("query", exchange.getRequestURI().getRawQuery())
                    .put("ifMatch", exchange.getRequestHeaders().getFirst("If-Match"))
                    .put("token", token)
                    .put("answered", answer == null ? 404 : answer.getInteger("status", 200))
                    .put("body", body));
        }
        if (broken || answer == null || token == null) {
            send(exchange, broken ? 500 : token == null ? 401 : 404, new JsonObject());
            return;
        }
        String etag = answer.getString("etag");
        if (etag != null) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (answer.containsKey("text")) {
            byte[] bytes = answer.getString("text").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            return;
        }
        if (answer.getValue("body") instanceof JsonArray list) {
            send(exchange, answer.getInteger("status"), list.encode());
            return;
        }
        send(exchange, answer.getInteger("status"), answer.getJsonObject("body", new JsonObject()));
    }

    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        String alias = query.getOrDefault("organization", person.getString("organization", ""));
        JsonObject claims = person.getJsonObject("claims", new JsonObject()).getJsonObject(alias);
        String answer;
        if ("none".equals(query.get("prompt")) && person.getBoolean("nobody", false)) {
            answer = "error=login_required";
        } else if (claims == null) {
            answer = "error=access_denied&error_description=not-a-member";
        } else {
            String code = UUID.randomUUID().toString();
            codes.put(code, claims.copy().put("nonce", query.get("nonce")));
            answer = "code=" + code;
        }
        String back = query.get("redirect_uri") + "?" + answer + "&state=" + query.get("state");
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (form.getOrDefault("grant_type", "").endsWith(":perspective")) {
            perspective(exchange, form);
            return;
        }
        if ("urn:ietf:params:oauth:grant-type:token-exchange".equals(form.get("grant_type"))) {
            exchanged(exchange, form);
            return;
        }
        JsonObject claims = codes.remove(form.getOrDefault("code", ""));
        if ("refresh_token".equals(form.get("grant_type"))) {
            JsonArray refreshed = person.getJsonArray("refreshed", new JsonArray());
            synchronized (this) {
                claims = refreshed.isEmpty() ? null : refreshed.getJsonObject(0);
                if (refreshed.size() > 1) {
                    refreshed.remove(0);
                }
            }
        }
        if (claims == null) {
            send(exchange, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        JsonObject id = issued(exchange, claims).put("typ", "ID").put("aud", "portal");
        JsonObject access = issued(exchange, claims);
        access.remove("nonce");
        send(
                exchange,
                200,
                new JsonObject()
                        .put("access_token", sign(access))
                        .put("id_token", sign(id))
                        .put(
                                "refresh_token",
                                sign(issued(exchange, claims)
                                        .put("typ", "Refresh")
                                        .put("exp", FAR)))
                        .put("token_type", "Bearer")
                        .put("expires_in", 300));
    }

    /** As a test says with {@link Cast#extensionSays}, of {@code PERSPECTIVE} and the person's id; else it is not permitted. */
    private void perspective(HttpExchange exchange, Map<String, String> form) throws IOException {
        String question = "PERSPECTIVE " + form.get("requested_subject");
        asked.add(new JsonObject()
                .put("question", question)
                .put("body", form.getOrDefault("perspective", ""))
                .put("token", form.get("subject_token")));
        JsonObject answer = answers.get(question);
        if (answer == null || answer.getInteger("status") != 200) {
            String reason = answer == null
                    ? "missing-permission"
                    : answer.getJsonObject("body").getString("reason");
            send(
                    exchange,
                    answer == null ? 400 : answer.getInteger("status"),
                    new JsonObject().put("error", "access_denied").put("error_description", reason));
            return;
        }
        String token = sign(issued(exchange, answer.getJsonObject("body")));
        send(exchange, 200, new JsonObject().put("access_token", token).put("token_type", "Bearer"));
    }

    /** A token for the account, to the portal with its secret and for nothing else; a realm that was not told of it makes none. */
    private void exchanged(HttpExchange exchange, Map<String, String> form) throws IOException {
        @Nullable String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        boolean portal = credentials != null
                && credentials.startsWith("Basic ")
                && "account".equals(form.get("audience"))
                && "openid portal-account".equals(form.get("scope"));
        boolean made = portal && person.getBoolean("exchanges", true);
        send(
                exchange,
                broken ? 500 : made ? 200 : 400,
                made
                        ? new JsonObject().put("access_token", "account of " + form.getOrDefault("subject_token", ""))
                        : new JsonObject().put("error", "invalid_request"));
    }

    /** Defaults of an access token for the portal; whatever the test says replaces them, {@code null} removes. */
    private JsonObject issued(HttpExchange exchange, JsonObject claims) {
        long now = Instant.now().getEpochSecond();
        JsonObject all = new JsonObject()
                .put("iss", issuer(exchange))
                .put("iat", now)
                .put("exp", now + 300)
                .put("typ", "Bearer")
                .put("azp", "portal")
                .put("sid", "session-of-" + claims.getString("sub"))
                .put("aud", new JsonArray().add("portal-api").add("portal-access"))
                .mergeIn(claims);
        claims.forEach(entry -> {
            if (entry.getValue() == null) {
                all.remove(entry.getKey());
            }
        });
        return all;
    }

    private String sign(JsonObject claims) {
        return Jwt.claims(new JsonObject(claims.encode()).getMap())
                .jws()
                .keyId("test")
                .sign(keys.getPrivate());
    }

    /** A token of another type, with what the test wants otherwise: in the header, in the claims, and the key it is signed with. */
    private String event(HttpExchange exchange, JsonObject wanted) {
        JsonObject claims = new JsonObject()
                .put("iss", issuer(exchange))
                .put("aud", "portal")
                .put("iat", Instant.now().getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .mergeIn(wanted.getJsonObject("claims"));
        wanted.getJsonObject("claims").forEach(entry -> {
            if (entry.getValue() == null) {
                claims.remove(entry.getKey());
            }
        });
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.encode());
        String key = wanted.getString("key", "test");
        signature.setKeyIdHeaderValue(key.equals("rotated") ? "rotated" : key.equals("unknown") ? "unknown" : "test");
        signature.setHeader("typ", wanted.getString("typ", "secevent+jwt"));
        signature.setAlgorithmHeaderValue(
                switch (key) {
                    case "none" -> "none";
                    case "hmac" -> "HS256";
                    default -> wanted.getString("alg", "RS256");
                });
        signature.setKey(
                switch (key) {
                    case "rotated" -> rotated.getPrivate();
                    case "foreign", "unknown" -> foreign.getPrivate();
                    case "none" -> null;
                    case "hmac" -> new HmacKey(keys.getPublic().getEncoded());
                    default -> keys.getPrivate();
                });
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject discovery(String issuer) {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/auth")
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/certs");
    }

    private JsonObject jwks() {
        JsonArray published = new JsonArray().add(jwk("test", keys));
        if (rotation) {
            published.add(jwk("rotated", rotated));
        }
        return new JsonObject().put("keys", published);
    }

    private static JsonObject jwk(String id, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", id)
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", encoder.encodeToString(unsigned(key.getModulus().toByteArray())))
                .put("e", encoder.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String issuer(HttpExchange exchange) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host") + BASE;
    }

    private static Map<String, String> form(@Nullable String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                form.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void send(HttpExchange exchange, int status, JsonObject json) throws IOException {
        send(exchange, status, json.encode());
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
