package dev.portico.extension.settings;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Settings;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.rest.Attempt;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.revision.Revisions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /settings}: the public part for everybody, without a token too; the whole for who may change them.
 *
 * <p>May be kept by caches, but has to be asked for again each time, so that a change shows at once; the {@code ETag} makes that
 * cheap.
 */
public final class SettingsResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Supplier<Optional<Caller>> anybody;
    private final Supplier<Caller> caller;

    /** @param caller throws a 401 where there is none */
    public SettingsResource(
            KeycloakSession session, RealmModel realm, Supplier<Optional<Caller>> anybody, Supplier<Caller> caller) {
        this.session = session;
        this.realm = realm;
        this.anybody = anybody;
        this.caller = caller;
    }

    @GET
    @Path("/")
    public Response show(@Context Request request) {
        Settings settings = Directory.of(session, realm).settings();
        boolean whole = anybody.get()
                .filter(each -> each.mayRead(Permission.PORTAL_SETTINGS))
                .isPresent();
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

    /** All of it or nothing; answers with what holds then. The body is read before anything is held, however slowly it comes. */
    @PUT
    @Path("/")
    public Response change(@Nullable InputStream sent) {
        SettingsChanges changes = SettingsChanges.by(caller.get(), session, realm);
        Attempt<Body> body = Attempt.of(() -> Body.of(session, sent));
        SettingsView.Whole before = SettingsView.Whole.of(changes.locked());
        Preconditions.of(session).require(Json.tag(Json.text(before)));
        SettingsChanges.ChangedSettings change = changes.ofRealm(body.orElseThrow());
        change.attributes().forEach((name, value) -> value.ifPresent(text -> realm.setAttribute(name, text)));
        SettingsView.Whole after = SettingsView.Whole.of(change.after());
        if (!after.equals(before)) {
            Revisions.of(session, realm).raiseRealm();
            Journal.of(session, realm).note(Differences.between(before, after).in(Entry.of(Act.SETTINGS_CHANGED)));
        }
        return Json.tagged(after);
    }
}
