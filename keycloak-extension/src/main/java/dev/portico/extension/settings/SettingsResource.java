package dev.portico.extension.settings;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Settings;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code /settings}: the public part for everybody, without a token too; the whole for who may change them.
 *
 * <p>May be kept by caches, but has to be asked for again each time, so that a change shows at once; the {@code ETag} makes that
 * cheap.
 */
public final class SettingsResource {

    private final Settings settings;
    private final Optional<Caller> caller;

    public SettingsResource(Settings settings, Optional<Caller> caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @Path("/")
    public Response show(@Context Request request) {
        boolean whole =
                caller.filter(each -> each.mayRead(Permission.PORTAL_SETTINGS)).isPresent();
        String text = Json.text(whole ? SettingsView.Whole.of(settings) : SettingsView.of(settings));
        EntityTag tag = Json.tag(text);
        // Keycloak answers 500 to a response without a media type (its filter for security headers), so a 412 needs one
        // too.
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .map(unmet -> unmet.type(MediaType.APPLICATION_JSON_TYPE))
                .orElseGet(() -> Json.response(text).tag(tag))
                .header(HttpHeaders.CACHE_CONTROL, whole ? "private, no-cache" : "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }
}
