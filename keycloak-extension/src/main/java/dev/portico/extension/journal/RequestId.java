package dev.portico.extension.journal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/** Ties the entries of one request together, and to the logs of whoever sent {@code X-Request-Id}; else made up. */
final class RequestId {

    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    static String of(KeycloakSession session) {
        String known = session.getAttribute(ATTRIBUTE, String.class);
        if (known == null) {
            known = CurrentRequest.of(session).flatMap(RequestId::sent).orElseGet(() -> UUID.randomUUID()
                    .toString());
            session.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    private static Optional<String> sent(HttpRequest request) {
        return Optional.ofNullable(request.getHttpHeaders().getHeaderString(HEADER))
                .filter(value -> SANE.matcher(value).matches());
    }
}
