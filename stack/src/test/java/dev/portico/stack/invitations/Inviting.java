package dev.portico.stack.invitations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code /organizations/{org}/invitations} as one person uses it. */
final class Inviting {

    private final SharedStack stack;
    private final URI resource;
    private final String token;
    private final String language;

    private Inviting(SharedStack stack, URI resource, String token, String language) {
        this.stack = stack;
        this.resource = resource;
        this.token = token;
        this.language = language;
    }

    /** The same from a page in another language. */
    Inviting speaking(String other) {
        return new Inviting(stack, resource, token, other);
    }

    /** @param who a user name; their password follows it */
    static Inviting as(SharedStack stack, String who, String organization) {
        return new Inviting(
                stack,
                stack.realmUrl("/portal-access/organizations/" + organization + "/invitations"),
                stack.tokens().of(who).accessToken(),
                "en");
    }

    /** As the console's administrator, whose account is in another realm. */
    static Inviting asRealmAdmin(SharedStack stack, String organization) {
        return new Inviting(
                stack,
                stack.adminUrl("/portal-access/organizations/" + organization + "/invitations"),
                stack.admin().tokenManager().getAccessTokenString(),
                "en");
    }

    Tokens.Answer invite(String json) {
        return post("", "application/json", json);
    }

    /** Invites as a Member and expects it to work; answers with the id. */
    String member(String email) {
        Tokens.Answer made = invite("{\"email\":\"" + email + "\",\"level\":\"portal-member\"}");
        if (made.status() != 201) {
            throw new AssertionError(made.toString());
        }
        return made.json().get("id").asText();
    }

    Tokens.Answer many(String csv) {
        return post("", "text/csv", csv);
    }

    Tokens.Answer resend(String id) {
        return post("/" + id + "/resend", "application/json", "");
    }

    Tokens.Answer revoke(String id) {
        return send(HttpRequest.newBuilder(at("/" + id)).DELETE());
    }

    Tokens.Answer list(String query) {
        return send(HttpRequest.newBuilder(at(query)));
    }

    /** The entry of an open invitation. */
    JsonNode listed(String id) {
        return StreamSupport.stream(list("?limit=200").json().get("items").spliterator(), false)
                .filter(item -> item.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not listed"));
    }

    List<String> emails() {
        return StreamSupport.stream(list("?limit=200").json().get("items").spliterator(), false)
                .map(item -> item.get("email").asText())
                .toList();
    }

    Tokens.Answer post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Tokens.Answer send(HttpRequest.Builder request) {
        return stack.tokens()
                .send(request.header("Authorization", "Bearer " + token).header("Accept-Language", language));
    }

    private URI at(String rest) {
        return URI.create(resource + rest);
    }
}
