package dev.portico.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The API as somebody changes things with it: bodies, tags and what was told. */
final class Changes {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;

    private Changes(URI base, String token) {
        this.base = base.toString();
        this.token = token;
    }

    /** @param who a user name, or {@code user@organisation} for a member of several */
    static Changes as(SharedStack stack, String who) {
        return new Changes(stack.realmUrl("/portal-access"), Api.as(stack, who).token());
    }

    static Changes with(SharedStack stack, String token) {
        return new Changes(stack.realmUrl("/portal-access"), token);
    }

    /** The console's administrator, through the resource for realm admins. */
    static Changes asAdmin(SharedStack stack) {
        return withAdmin(stack, stack.admin().tokenManager().getAccessTokenString());
    }

    /** Any administrator, through the same resource. */
    static Changes withAdmin(SharedStack stack, String token) {
        return new Changes(stack.adminUrl("/portal-access"), token);
    }

    static Changes asAdmin(SharedStack stack, RealmAdmin admin) {
        return new Changes(stack.adminUrl("/portal-access"), admin.token());
    }

    /** What came back. */
    record Told(int status, JsonNode json, String tag) {

        String reason() {
            return json.path("reason").asText();
        }

        String field(String name) {
            return json.path(name).asText();
        }
    }

    Told get(String path) {
        return send("GET", path, Optional.empty(), Optional.empty());
    }

    /** With the tag of what is there now. */
    Told patch(String path, String body) {
        return patch(path, body, get(path).tag());
    }

    Told patch(String path, String body, String tag) {
        return send("PATCH", path, Optional.of(body), Optional.of(tag));
    }

    Told send(String method, String path) {
        return send(method, path, Optional.empty(), Optional.empty());
    }

    Told send(String method, String path, Optional<String> body, Optional<String> tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        body.ifPresent(sent -> request.header("Content-Type", "application/json"));
        tag.ifPresent(read -> request.header("If-Match", read));
        return send(request.build());
    }

    static Told send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
            return new Told(
                    response.statusCode(),
                    json,
                    response.headers().firstValue("ETag").orElse("none"));
        } catch (IOException e) {
            throw new AssertionError("no JSON from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
