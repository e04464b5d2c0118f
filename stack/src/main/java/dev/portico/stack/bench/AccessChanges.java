package dev.portico.stack.bench;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The changes, as an operator makes them. */
final class AccessChanges {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String access;
    private final String members;
    private final FreshToken olga;
    private final TokenEndpoint tokens;
    private final Stack stack;

    AccessChanges(Stack stack, String organization) {
        this.stack = stack;
        this.tokens = TokenEndpoint.of(stack);
        this.olga = new FreshToken(tokens, "olga", "");
        this.access = stack.ports().keycloakUrl() + "/realms/" + KeycloakSettings.REALM + "/portal-access";
        this.members = access + "/organizations/" + organization + "/members/";
    }

    TokenEndpoint tokens() {
        return tokens;
    }

    String id(String username) {
        try (var admin = stack.admin()) {
            return admin.realm(KeycloakSettings.REALM)
                    .users()
                    .searchByUsername(username, true)
                    .get(0)
                    .getId();
        }
    }

    void patch(String person, String body) throws IOException, InterruptedException {
        change("PATCH", members + person, body);
    }

    void level(String name, String body) throws IOException, InterruptedException {
        change("PUT", access + "/levels/" + name, body);
    }

    private void change(String method, String address, String body) throws IOException, InterruptedException {
        String tag = expect(http.send(to(address).build(), HttpResponse.BodyHandlers.ofString()))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        expect(http.send(
                to(address)
                        .header("If-Match", tag)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    void revoke(String person) throws IOException, InterruptedException {
        expect(http.send(to(members + person).DELETE().build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder to(String address) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + olga.get());
    }

    private static HttpResponse<String> expect(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
