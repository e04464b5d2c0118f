package dev.portico.extension.rest;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AppAuthManager;

/** What a request says about who sends it: a token in its {@code Authorization} header, and nothing else; cookies are never looked at. */
public record Credentials(KeycloakSession session) {

    private static final String BEARER = "Bearer";

    /** Whether anything was sent that claims to be a caller. */
    public boolean arePresent() {
        return headers().getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    }

    /** The token, unless there is none or more than one. */
    public Optional<String> token() {
        try {
            return Optional.ofNullable(AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers()))
                    .filter(header -> BEARER.equalsIgnoreCase(header.getScheme()))
                    .map(AppAuthManager.AuthHeader::getToken);
        } catch (NotAuthorizedException severalHeaders) {
            return Optional.empty();
        }
    }

    /** Whether they came as the realm wants them to come. */
    public boolean areSafe() {
        RealmModel realm = session.getContext().getRealm();
        ClientConnection connection = session.getContext().getConnection();
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme())
                || !realm.getSslRequired().isRequired(connection);
    }

    private HttpHeaders headers() {
        return session.getContext().getHttpRequest().getHttpHeaders();
    }
}
