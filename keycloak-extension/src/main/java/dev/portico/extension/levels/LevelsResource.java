package dev.portico.extension.levels;

import dev.portico.extension.access.Permission;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.rest.Attempt;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.revision.Revisions;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /levels}: the access levels, for who holds {@code portal.levels}; built-in ones are shown and fixed (R42). */
public final class LevelsResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Levels levels;

    public LevelsResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.levels = Levels.of(session, realm);
    }

    @GET
    @Path("/")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        requireReading();
        Paging paging = Paging.of(limit, after);
        List<Level> found =
                levels.after(paging.after()).stream().limit(paging.rows()).toList();
        return Json.ok(paging.page(
                found, Level::name, page -> page.stream().map(Level::view).toList()));
    }

    @GET
    @Path("/{name}")
    public Response show(@PathParam("name") String name) {
        requireReading();
        return Json.tagged(
                levels.find(Input.id(name)).orElseThrow(Problem::notFound).view());
    }

    @POST
    @Path("/")
    public Response create(@Nullable InputStream sent) {
        LevelChanges changes = LevelChanges.by(caller, session, realm);
        NewLevel wanted = changes.create(Body.of(session, sent));
        wanted.carryOut();
        LevelView made = view(wanted.name());
        announce(Entry.of(Act.LEVEL_CREATED).after(values(made)));
        return Json.created(
                made,
                session.getContext()
                        .getUri()
                        .getAbsolutePathBuilder()
                        .path(wanted.name())
                        .build());
    }

    /** The body is read before anything is held, however slowly it comes. */
    @PUT
    @Path("/{name}")
    public Response change(@PathParam("name") String name, @Nullable InputStream sent) {
        LevelChanges changes = LevelChanges.by(caller, session, realm);
        Level found = changes.find(name);
        Attempt<Body> body = Attempt.of(() -> Body.of(session, sent));
        Level level = unchanged(found);
        LevelView before = level.view();
        LevelNews news = LevelNews.of(session, realm, level);
        changes.change(level, body.orElseThrow()).carryOut();
        LevelView after = view(level.name());
        if (!after.equals(before)) {
            Entry edited = Entry.of(Act.LEVEL_EDITED).before(values(before)).after(values(after));
            announce(edited);
            if (!after.permissions().equals(before.permissions())) {
                news.tell(edited, Optional.empty());
            }
        }
        return Json.tagged(after);
    }

    @DELETE
    @Path("/{name}")
    public Response delete(@PathParam("name") String name, @QueryParam("replacement") @Nullable String replacement) {
        LevelChanges changes = LevelChanges.by(caller, session, realm);
        Level level = unchanged(changes.find(name));
        LevelView before = level.view();
        DeletedLevel wanted = changes.delete(level, replacement);
        LevelNews news = LevelNews.of(session, realm, level);
        wanted.carryOut();
        Optional<String> other = wanted.replacement().map(Level::name);
        Entry deleted = Entry.of(Act.LEVEL_DELETED).before(values(before)).after("replacement", other.orElse(null));
        announce(deleted);
        news.tell(deleted, other);
        return Response.noContent().build();
    }

    private void requireReading() {
        if (!caller.mayRead(Permission.PORTAL_LEVELS)) {
            throw Problem.missing(Permission.PORTAL_LEVELS);
        }
    }

    /** As the caller has read it, if they say so; and nobody changes it until they are done. */
    private Level unchanged(Level level) {
        Level now = levels.locked(level).orElseThrow(Problem::notFound);
        Preconditions.of(session).respect(Json.tag(Json.text(now.view())));
        return new Level(level.model(), now.role());
    }

    private LevelView view(String name) {
        return levels.find(name).orElseThrow(Problem::notFound).view();
    }

    private void announce(Entry entry) {
        Revisions.of(session, realm).raiseRealm();
        Journal.of(session, realm).note(entry);
    }

    private static Map<String, @Nullable Object> values(LevelView level) {
        return Map.of("level", level.name(), "title", level.title(), "permissions", level.permissions());
    }
}
