package dev.portico.stack.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm as Keycloak makes one, with nothing of the portal in it, and the call that brings it there. */
final class ExistingRealm implements AutoCloseable {

    static final String PORTAL = "https://support.example.com";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was answered; the body is empty where there is none. */
    record Answer(int status, String body, Optional<String> tag) {

        JsonNode json() {
            return read(body);
        }

        /** Names of those steps of a plan, or of a removal, that come to this. */
        List<String> of(String action) {
            return StreamSupport.stream(json().get("steps").spliterator(), false)
                    .filter(step -> step.get("action").asText().equals(action))
                    .map(step -> step.get("name").asText())
                    .toList();
        }

        JsonNode step(String name) {
            return step(name, each -> true);
        }

        /** Where two kinds of things have that name. */
        JsonNode step(String kind, String name) {
            return step(name, each -> each.get("kind").asText().equals(kind));
        }

        private JsonNode step(String name, Predicate<JsonNode> which) {
            return StreamSupport.stream(json().get("steps").spliterator(), false)
                    .filter(step -> step.get("name").asText().equals(name))
                    .filter(which)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final SharedStack stack;
    private final String name;

    private ExistingRealm(SharedStack stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    static ExistingRealm on(SharedStack stack) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm("install-" + UUID.randomUUID().toString().substring(0, 8));
        realm.setEnabled(true);
        stack.admin().realms().create(realm);
        return new ExistingRealm(stack, realm.getRealm());
    }

    RealmResource keycloak() {
        return stack.admin().realm(name);
    }

    People people() {
        return new People(keycloak());
    }

    void change(Consumer<RealmRepresentation> change) {
        RealmRepresentation realm = keycloak().toRepresentation();
        change.accept(realm);
        keycloak().update(realm);
    }

    Answer plan() {
        return ask("GET", "/installation?portal=" + PORTAL, Optional.empty());
    }

    Answer install(Answer plan) {
        return ask("POST", "/installation?portal=" + PORTAL, plan.tag());
    }

    Answer removal() {
        return ask("GET", "/installation/removal", Optional.empty());
    }

    Answer remove(Answer removal, boolean confirmed) {
        return ask("DELETE", "/installation" + (confirmed ? "?confirm=true" : ""), removal.tag());
    }

    /** As the console's administrator. */
    Answer ask(String method, String path, Optional<String> tag) {
        return ask(stack.admin().tokenManager().getAccessTokenString(), method, path, tag);
    }

    /** The same call about the realm of Keycloak's own administrators. */
    Answer askMaster(String method, Optional<String> tag) {
        return ask("master", stack.admin().tokenManager().getAccessTokenString(), method, "/installation", tag);
    }

    Answer ask(String token, String method, String path, Optional<String> tag) {
        return ask(name, token, method, path, tag);
    }

    private Answer ask(String realm, String token, String method, String path, Optional<String> tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(stack.keycloakUrl() + "/admin/realms/" + realm + "/portal-access" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody());
        tag.ifPresent(read -> request.header("If-Match", read));
        return send(request.build());
    }

    /** The page that asks who somebody is. */
    String loginPage() {
        String client = stack.keycloakUrl() + "/realms/" + name + "/account/";
        return send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + "/realms/" + name
                                + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                                + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43) + "&redirect_uri="
                                + client))
                        .build())
                .body();
    }

    /** A token by password. */
    Answer token(String client, String username, String parameters) {
        return send(HttpRequest.newBuilder(
                        URI.create(stack.keycloakUrl() + "/realms/" + name + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=" + client + "&username="
                        + username + "&password=" + username + "-portico" + parameters))
                .build());
    }

    /** All that Keycloak exports of it, line by line, in an order of its own: lists have none there. */
    List<String> export() {
        List<String> lines = new ArrayList<>();
        flatten("", exported().json(), lines);
        return lines.stream().sorted().toList();
    }

    private Answer exported() {
        return send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + "/admin/realms/" + name
                        + "/partial-export?exportClients=true&exportGroupsAndRoles=true"))
                .header(
                        "Authorization",
                        "Bearer " + stack.admin().tokenManager().getAccessTokenString())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static void flatten(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.forEach((name, value) -> flatten(path + "/" + name, value, lines));
        } else if (node.isArray()) {
            node.forEach(each -> flatten(path + "/" + named(each), each, lines));
        } else {
            lines.add(path + " = " + node.asText());
        }
    }

    private static String named(JsonNode node) {
        for (String name : List.of("id", "alias", "clientId", "name")) {
            if (node.hasNonNull(name)) {
                return node.get(name).asText();
            }
        }
        return "-";
    }

    @Override
    public void close() {
        change(realm -> realm.setOrganizationsEnabled(true));
        keycloak().remove();
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().firstValue("ETag"));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }
}
