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
    private final String members;
    private final FreshToken olga;
    private final TokenEndpoint tokens;
    private final Stack stack;

    AccessChanges(Stack stack, String organization) {
        this.stack = stack;
        this.tokens = TokenEndpoint.of(stack);
        this.olga = new FreshToken(tokens, "olga", "");
        this.members = stack.ports().keycloakUrl() + "/realms/" + KeycloakSettings.REALM
                + "/portal-access/organizations/" + organization + "/members/";
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
        HttpRequest read = to(person).build();
        String tag = expect(http.send(read, HttpResponse.BodyHandlers.ofString()))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        expect(http.send(
                to(person)
                        .header("If-Match", tag)
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    void revoke(String person) throws IOException, InterruptedException {
        expect(http.send(to(person).DELETE().build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder to(String person) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(members + person)).header("Authorization", "Bearer " + olga.get());
    }

    private static HttpResponse<String> expect(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
