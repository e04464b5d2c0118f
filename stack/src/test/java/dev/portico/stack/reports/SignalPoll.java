package dev.portico.stack.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks for signals (RFC 8936), and with the next question says which have been taken. */
final class SignalPoll {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SharedStack stack;
    private final String client;
    private final URI address;
    private final List<String> taken = new ArrayList<>();

    SignalPoll(SharedStack stack, String client, URI address) {
        this.stack = stack;
        this.client = client;
        this.address = address;
    }

    /** The signals that wait and have not been acknowledged; those that came last time are, by asking. */
    Map<String, String> next() {
        Map<String, String> sets = ask(true);
        taken.addAll(sets.keySet());
        return sets;
    }

    /** As somebody asks who has forgotten what came: nothing is acknowledged. */
    Map<String, String> nextAgain() {
        return ask(false);
    }

    private Map<String, String> ask(boolean acknowledging) {
        Map<String, Object> question =
                Map.of("maxEvents", 100, "returnImmediately", true, "ack", acknowledging ? taken : List.of());
        try {
            Tokens.Answer answer = stack.tokens()
                    .send(HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + token())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(question))));
            if (answer.status() != 200) {
                throw new AssertionError("poll: " + answer.status() + " " + answer.json());
            }
            JsonNode sets = answer.json().path("sets");
            return JSON.convertValue(
                    sets, JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token() {
        return stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                stack.secret(client),
                                "scope",
                                "ssf.read"))
                .accessToken();
    }
}
