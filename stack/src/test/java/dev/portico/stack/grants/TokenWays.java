package dev.portico.stack.grants;

import dev.portico.stack.Tokens;
import java.util.Map;

/** The ways that need the token endpoint alone. */
final class TokenWays {

    private static final String TOKEN = "/token";
    private static final String GRANT = "grant_type";

    private TokenWays() {}

    static Asking direct(Stage stage, Subject subject) {
        return () -> Words.of(new Requests(stage).password(subject, "openid"), subject);
    }

    static Asking refresh(Stage stage, Subject subject) {
        return refreshed(stage, subject, "openid");
    }

    static Asking offline(Stage stage, Subject subject) {
        return refreshed(stage, subject, "openid offline_access");
    }

    /** Who never had access has nothing to refresh, and is told why when they come for it. */
    private static Asking refreshed(Stage stage, Subject subject, String scope) {
        Requests requests = new Requests(stage);
        Tokens.Answer first = requests.password(subject, scope);
        return first.status() == 200
                ? () -> Words.of(
                        requests.post(TOKEN, Map.of(GRANT, "refresh_token", "refresh_token", first.refreshToken())),
                        subject)
                : () -> Words.of(first, subject);
    }

    /** Approved on the telephone before, fetched after. */
    static Asking ciba(Stage stage, Subject subject) {
        Requests requests = new Requests(stage);
        Tokens.Answer asked =
                requests.post("/ext/ciba/auth", Map.of("scope", "openid", "login_hint", subject.username()));
        stage.stack().phones().approve(stage.stack(), subject.username());
        return () -> Words.of(
                requests.post(
                        TOKEN,
                        Map.of(
                                GRANT,
                                "urn:openid:params:grant-type:ciba",
                                "auth_req_id",
                                asked.json().path("auth_req_id").asText())),
                subject);
    }

    /** A token of another application, where everybody may be, for one of the guarded client's. */
    static Asking exchange(Stage stage, Subject subject) {
        Requests requests = new Requests(stage);
        String token =
                requests.passwordAt(stage.clients().elsewhereId(), subject).accessToken();
        return () -> Words.of(
                requests.post(
                        TOKEN,
                        Map.of(
                                GRANT,
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                "subject_token_type",
                                "urn:ietf:params:oauth:token-type:access_token",
                                "subject_token",
                                token)),
                subject);
    }

    /** RFC 7523: the partner's word for who this is, each time a new one. */
    static Asking assertion(Stage stage, Subject subject) {
        return () -> Words.of(
                new Requests(stage)
                        .post(
                                TOKEN,
                                Map.of(
                                        GRANT,
                                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                        "scope",
                                        "openid",
                                        "assertion",
                                        stage.partner().assertion(subject))),
                subject);
    }

    /** The service account beside the person: a member like them, of a client of its own. */
    static Asking client(Stage stage, Subject subject) {
        return () -> Words.of(
                new Requests(stage).as(subject.robotClient(), TOKEN, Map.of(GRANT, "client_credentials")), subject);
    }
}
