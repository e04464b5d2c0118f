package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Lets a REST client ask Keycloak's extension as the signed-in person: with their own access token, never with one of the portal's, and in their language. */
@Unremovable
@ApplicationScoped
public class OnBehalf implements ClientHeadersFactory {
    private final Current current;
    private final Language language;

    OnBehalf(Current current, Language language) {
        this.current = current;
        this.language = language;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>(outgoing);
        headers.putSingle("Authorization", "Bearer " + current.token());
        headers.putSingle("Accept-Language", language.locale().toLanguageTag());
        return headers;
    }
}
