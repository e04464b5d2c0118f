package dev.portico.stack.bench;

import dev.portico.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Whoever asks the JSON API with the token from before the change, until that is refused. */
abstract class MetByProgram implements Scene {

    final AccessChanges people;
    final String person;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI tickets;
    private String token = "";

    MetByProgram(Stack stack, AccessChanges people, String username) {
        this.people = people;
        this.person = people.id(username);
        this.tickets = URI.create(stack.ports().portalUrl() + "/api/tickets");
    }

    final void holds(String accessToken) throws IOException, InterruptedException {
        token = accessToken;
        if (isDecidedAnew()) {
            throw new IOException("the token is refused before the change");
        }
    }

    @Override
    public final boolean isDecidedAnew() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(tickets)
                .header("Authorization", "Bearer " + token)
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200 && status != 401) {
            throw new IOException(tickets + ": " + status);
        }
        return status == 401;
    }
}
