package dev.portico.stack.perspective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks for perspectives as the portal does, for a viewer who is signed in. */
public record Onlooker(SharedStack stack, String name, Tokens.Answer own) {

    static final String GRANT = "urn:portico:params:oauth:grant-type:perspective";

    private static final String TOKEN = "/protocol/openid-connect/token";

    /** Somebody who signs in now, with a session of their own. */
    static Onlooker named(SharedStack stack, String name) {
        return new Onlooker(stack, name, stack.tokens().of(name));
    }

    public static Onlooker named(SharedStack stack, People.Person person) {
        return named(stack, person.username());
    }

    public Tokens.Answer looks(String person, String organization) {
        return asks(Map.of("requested_subject", person, "organization", organization));
    }

    public Tokens.Answer looks(String person, String organization, String reason) {
        return asks(Map.of("requested_subject", person, "organization", organization, "reason", reason));
    }

    /** With these parameters beside, or instead of, those of every such request. */
    Tokens.Answer asks(Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", GRANT);
        form.put("client_id", "portal");
        form.put("client_secret", stack.secret("portal"));
        form.put("subject_token", own.accessToken());
        form.putAll(parameters);
        form.values().removeIf(String::isEmpty);
        return stack.tokens().post(TOKEN, form);
    }

    void logsOut() {
        stack.tokens()
                .post(
                        "/protocol/openid-connect/logout",
                        Map.of("client_id", "portal-cli", "refresh_token", own.refreshToken()));
    }

    static boolean isActive(SharedStack stack, String token) {
        return stack.tokens()
                .introspect("portal-api", token)
                .json()
                .get("active")
                .asBoolean();
    }

    static int me(SharedStack stack, String token) {
        return stack.tokens().get(stack.realmUrl("/portal-access/me"), token).status();
    }

    /** Leaves nothing running that would end by itself while another test counts what is done. */
    public static void endAll(SharedStack stack) {
        String operator = stack.tokens().of("olga").accessToken();
        URI perspectives = stack.realmUrl("/portal-access/perspectives");
        stack.tokens()
                .get(URI.create(perspectives + "?limit=200"), operator)
                .json()
                .get("items")
                .forEach(running -> stack.tokens()
                        .send(HttpRequest.newBuilder(URI.create(
                                        perspectives + "/" + running.get("sid").asText()))
                                .header("Authorization", "Bearer " + operator)
                                .DELETE()));
    }

    /** The words of a list of texts, in their order. */
    static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
