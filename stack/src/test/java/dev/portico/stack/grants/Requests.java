package dev.portico.stack.grants;

import dev.portico.stack.Tokens;
import java.util.HashMap;
import java.util.Map;

/** Requests of the guarded client, with its secret. */
final class Requests {

    private final Stage stage;

    Requests(Stage stage) {
        this.stage = stage;
    }

    /** Below {@code /protocol/openid-connect}. */
    Tokens.Answer post(String path, Map<String, String> form) {
        return as(stage.clients().guardedId(), path, form);
    }

    /** As another client with the same secret. */
    Tokens.Answer as(String client, String path, Map<String, String> form) {
        Map<String, String> whole = new HashMap<>(Map.of("client_id", client, "client_secret", Clients.SECRET));
        whole.putAll(form);
        return stage.stack().tokens().post("/protocol/openid-connect" + path, whole);
    }

    Tokens.Answer password(Subject subject, String scope) {
        return post(
                "/token",
                Map.of(
                        "grant_type",
                        "password",
                        "username",
                        subject.username(),
                        "password",
                        subject.password(),
                        "scope",
                        scope));
    }

    /** Signs in with a public client. */
    Tokens.Answer passwordAt(String client, Subject subject) {
        return stage.stack()
                .tokens()
                .password(Map.of(
                        "client_id",
                        client,
                        "username",
                        subject.username(),
                        "password",
                        subject.password(),
                        "scope",
                        "openid"));
    }
}
