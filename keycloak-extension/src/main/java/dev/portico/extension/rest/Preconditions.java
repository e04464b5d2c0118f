package dev.portico.extension.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * {@code If-Match} against lost updates (RFC 9110, 13.1.1): who changes something says what they have read.
 *
 * <p>To be asked after the caller was found permitted and before the body is judged, with a tag of what is there now: where
 * writers can meet, of what is there after the lock was taken.
 */
public final class Preconditions {

    private final Optional<String> ifMatch;

    Preconditions(Optional<String> ifMatch) {
        this.ifMatch = ifMatch;
    }

    public static Preconditions of(KeycloakSession session) {
        return new Preconditions(Optional.ofNullable(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.IF_MATCH)));
    }

    /** Throws a 428 when nothing was sent, a 412 ({@code stale}) when it is another. */
    public void require(EntityTag current) {
        if (ifMatch.isEmpty()) {
            throw Problem.preconditionRequired();
        }
        respect(current);
    }

    /** For what may be done without having read anything: throws a 412 only when another tag was sent. */
    public void respect(EntityTag current) {
        if (ifMatch.isPresent() && !matches(ifMatch.get(), current)) {
            throw Problem.stale();
        }
    }

    /** By strong comparison: a weak tag matches nothing. */
    private static boolean matches(String sent, EntityTag current) {
        String wanted = "\"" + current.getValue() + "\"";
        return Stream.of(sent.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(wanted));
    }
}
