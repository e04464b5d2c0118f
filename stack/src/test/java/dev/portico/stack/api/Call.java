package dev.portico.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.Bearers;
import dev.portico.stack.SharedStack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.StreamSupport;

/** A remedy's call as it was told, word for word. */
record Call(JsonNode told) {

    /** The kinds of people who may make it; none where nothing was told. */
    List<String> who() {
        return StreamSupport.stream(told.path("who").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The same words whomever it is about. */
    String about(String person) {
        return told.toString().replace(person, "…");
    }

    /** Makes it with this token; what changes something that has a tag is sent with the one that is read. */
    Changes.Told made(SharedStack stack, String token) {
        URI address = stack.keycloakUrl().resolve(told.get("path").asText());
        String method = told.get("method").asText();
        HttpRequest.Builder request = to(address, token).method(method, body());
        if (method.equals("PATCH") || (method.equals("PUT") && address.getPath().contains("/portal-access/"))) {
            request.header("If-Match", Changes.send(to(address, token).build()).tag());
        }
        return Changes.send(request.build());
    }

    /** The token of one of those kinds of people. */
    static String tokenOf(String who, SharedStack stack, Bearers bearers, String customerAdmin) {
        return switch (who) {
            case "customer-admin" -> bearers.of(customerAdmin);
            case "operator" -> bearers.of("olga");
            case "realm-admin" -> stack.admin().tokenManager().getAccessTokenString();
            default -> throw new AssertionError(who);
        };
    }

    private HttpRequest.BodyPublisher body() {
        return told.get("body").isNull()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(told.get("body").toString());
    }

    private static HttpRequest.Builder to(URI address, String token) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
