package dev.portico.extension.preview;

import dev.portico.extension.access.Reason;
import dev.portico.extension.change.Change;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code POST /preview} with {@code {"method","path","body"}} of a change: who would gain and who would lose what. Refused
 * exactly as the change would be, but for {@code If-Match}; changes nothing.
 */
public final class PreviewResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;

    public PreviewResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
    }

    @POST
    @Path("/")
    public Response tell(@Nullable InputStream sent) {
        Body body = Body.of(session, sent).only("method", "path", "body");
        String method = body.text("method").orElseThrow(() -> Body.missing("method"));
        String path = body.text("path").orElseThrow(() -> Body.missing("path"));
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        Change change = new Routes(session, realm, caller, now)
                .plan(method, path, body.object("body").orElseGet(Body::empty))
                .orElseThrow(() -> Problem.invalidField(
                        Reason.INVALID_VALUE, "path", "and method must be those of a change of this API"));
        Effect effect = new Forecast(session, realm, now).of(change);
        return Json.ok(caller.runsEverything() ? effect.named(PeopleNames.of(session, effect.people())) : effect);
    }
}
