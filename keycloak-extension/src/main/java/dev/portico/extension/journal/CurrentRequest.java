package dev.portico.extension.journal;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Optional;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/** What a session was opened for; nothing when it is the server's own: its start, an import, a schedule. */
final class CurrentRequest {

    private CurrentRequest() {}

    static Optional<HttpRequest> of(KeycloakSession session) {
        try {
            return Optional.ofNullable(session.getContext().getHttpRequest());
        } catch (ContextNotActiveException none) {
            return Optional.empty();
        }
    }
}
