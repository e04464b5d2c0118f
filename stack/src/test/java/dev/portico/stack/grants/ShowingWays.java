package dev.portico.stack.grants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.Tokens;

/** What a token is worth that was made while there was access, or by a client that lets everybody in. */
final class ShowingWays {

    static final String RIGHTS = "shows rights";
    static final String NO_RIGHTS = "shows no rights";
    static final String INACTIVE = "inactive";

    private ShowingWays() {}

    static Asking introspection(Stage stage, Subject subject) {
        String token = token(stage, subject);
        return () -> {
            Tokens.Answer answer = stage.stack().tokens().introspect("portal-api", token);
            if (answer.status() != 200) {
                return answer.status() + " " + answer.json();
            }
            return answer.json().get("active").asBoolean() ? rights(answer.json()) : INACTIVE;
        };
    }

    static Asking userinfo(Stage stage, Subject subject) {
        String token = token(stage, subject);
        return () -> {
            Tokens.Answer answer = stage.stack().tokens().userinfo(token);
            String error = answer.json().path("error").asText();
            return answer.status() == 200 ? rights(answer.json()) : (answer.status() + " " + error).strip();
        };
    }

    /** The guarded client gives none to who never had access. */
    private static String token(Stage stage, Subject subject) {
        Requests requests = new Requests(stage);
        return subject.state() == State.NO_LEVEL
                ? requests.passwordAt(stage.clients().serviceId(), subject).accessToken()
                : requests.password(subject, "openid").accessToken();
    }

    private static String rights(JsonNode shown) {
        JsonNode entitlements = shown.path("entitlements");
        if (entitlements.isArray() && entitlements.isEmpty() && !shown.has("org_id")) {
            return NO_RIGHTS;
        }
        return entitlements.toString().contains("\"portal.enter\"") ? RIGHTS : shown.toString();
    }
}
