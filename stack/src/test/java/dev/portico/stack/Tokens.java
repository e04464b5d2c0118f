package dev.portico.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The realm's protocol endpoints as tests use them: every call answers with the status and the JSON as it came. */
public final class Tokens {

    /** What an endpoint answered. */
    public record Answer(int status, JsonNode json) {

        public String accessToken() {
            return text("access_token");
        }

        public String refreshToken() {
            return text("refresh_token");
        }

        /** The claims of the access token. */
        public JsonNode claims() {
            return Tokens.claims(accessToken());
        }

        /** The claims of the ID token. */
        public JsonNode idClaims() {
            return Tokens.claims(text("id_token"));
        }

        private String text(String field) {
            if (!json.hasNonNull(field)) {
                throw new AssertionError("no " + field + " in " + status + " " + json);
            }
            return json.get(field).asText();
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SharedStack stack;
    private final ObjectMapper mapper;

    Tokens(SharedStack stack, ObjectMapper mapper) {
        this.stack = stack;
        this.mapper = mapper;
    }

    /** Signs in by password with {@code portal-cli}, scope {@code openid}; the demo's passwords follow the name. */
    public Answer of(String username) {
        return password(Map.of("username", username, "password", username + "-portico", "scope", "openid"));
    }

    /** The same for one organisation. */
    public Answer of(String username, String organization) {
        return password(Map.of(
                "username",
                username,
                "password",
                username + "-portico",
                "scope",
                "openid",
                "organization",
                organization));
    }

    /** A password grant with any parameters; {@code client_id} is {@code portal-cli} unless given. */
    public Answer password(Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "portal-cli");
        form.putAll(parameters);
        return post("/protocol/openid-connect/token", form);
    }

    public Answer refresh(String refreshToken) {
        return post(
                "/protocol/openid-connect/token",
                Map.of("grant_type", "refresh_token", "client_id", "portal-cli", "refresh_token", refreshToken));
    }

    /** Asks as one of the confidential clients, for instance {@code portal-api}. */
    public Answer introspect(String client, String token) {
        return post(
                "/protocol/openid-connect/token/introspect",
                Map.of("client_id", client, "client_secret", stack.secret(client), "token", token));
    }

    public Answer userinfo(String token) {
        return get(stack.realmUrl("/protocol/openid-connect/userinfo"), token);
    }

    /** Any form to a path of the realm. */
    public Answer post(String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(stack.realmUrl(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    /** Any address with a bearer token. */
    public Answer get(URI address, String token) {
        return send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token));
    }

    /** Any request; an empty answer is JSON null, one that is no JSON is its text. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The claims of a signed token, unverified. */
    public static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new AssertionError("not a token: " + Arrays.toString(token.split("\\.", -1)), e);
        }
    }

    private JsonNode parsed(String body) {
        try {
            return body.isEmpty() ? mapper.nullNode() : mapper.readTree(body);
        } catch (IOException e) {
            return mapper.getNodeFactory().textNode(body);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
