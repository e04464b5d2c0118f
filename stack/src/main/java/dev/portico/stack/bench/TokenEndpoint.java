package dev.portico.stack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Where a measurement's people get their tokens, with the demo's command-line client or a copy of it. */
record TokenEndpoint(HttpClient http, URI address) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was given. */
    record Given(String accessToken, String refreshToken) {}

    static TokenEndpoint of(Stack stack) {
        return new TokenEndpoint(
                HttpClient.newHttpClient(),
                URI.create(stack.ports().keycloakUrl() + "/realms/" + KeycloakSettings.REALM
                        + "/protocol/openid-connect/token"));
    }

    /** @param more further parameters, beginning with an ampersand, or nothing */
    Given password(String client, String username, String more) throws IOException, InterruptedException {
        return ask("client_id=" + client + "&grant_type=password&username=" + username + "&password=" + username
                + "-portico" + more);
    }

    Given refresh(String client, String refreshToken) throws IOException, InterruptedException {
        return ask("client_id=" + client + "&grant_type=refresh_token&refresh_token=" + refreshToken);
    }

    private Given ask(String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
        }
        JsonNode given = JSON.readTree(answer.body());
        return new Given(
                given.get("access_token").asText(), given.path("refresh_token").asText());
    }
}
