package dev.portico.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code /realms/portico/portal-access} as one person sees it, with a token for one organisation. */
final class Api {

    private final SharedStack stack;
    private final String token;

    private Api(SharedStack stack, String token) {
        this.stack = stack;
        this.token = token;
    }

    /** @param who a user name, or {@code user@organisation} for a member of several */
    static Api as(SharedStack stack, String who) {
        String[] parts = who.split("@", 2);
        Tokens tokens = stack.tokens();
        return new Api(stack, (parts.length == 1 ? tokens.of(who) : tokens.of(parts[0], parts[1])).accessToken());
    }

    static Api with(SharedStack stack, String token) {
        return new Api(stack, token);
    }

    String token() {
        return token;
    }

    Tokens.Answer get(String path) {
        return stack.tokens().get(address(path), token);
    }

    Tokens.Answer send(String method, String path) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(address(path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** With a JSON body; {@code headers} are names and values by turns. */
    Tokens.Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return stack.tokens().send(request);
    }

    /** The ETag of what is there. */
    String tag(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address(path))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer from " + path, e);
        }
    }

    URI address(String path) {
        return stack.realmUrl("/portal-access" + path);
    }

    /** One field of every item of a list. */
    static List<String> each(Tokens.Answer list, String field) {
        return StreamSupport.stream(list.json().get("items").spliterator(), false)
                .map(item -> item.get(field))
                .map(JsonNode::asText)
                .toList();
    }
}
