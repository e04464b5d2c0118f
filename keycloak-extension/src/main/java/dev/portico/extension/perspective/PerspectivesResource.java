package dev.portico.extension.perspective;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.PerspectiveEntity;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code /perspectives}: those that run, and ending them (R28, R31). Shown to the viewer, to the person looked through, and to who holds
 * {@code members.review} in the organisation; ended by the viewer and by who holds {@code members.perspective} there.
 */
public final class PerspectivesResource {

    private final Caller caller;
    private final Directory directory;
    private final Perspectives perspectives;
    private final PerspectiveRows rows;

    public PerspectivesResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.caller = caller;
        this.directory = Directory.of(session, realm);
        this.perspectives = Perspectives.of(session, realm);
        this.rows = new PerspectiveRows(session, realm);
    }

    @GET
    @Path("/")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        if (caller.sight() == Caller.Sight.NONE) {
            throw Problem.forbidden(Reason.MISSING_PERMISSION, "This needs view-organizations");
        }
        Paging paging = Paging.of(limit, after);
        List<PerspectiveEntity> found = rows.all().stream()
                .filter(row -> row.sessionId().compareTo(paging.after()) > 0)
                .filter(this::isShown)
                .sorted(Comparator.comparing(PerspectiveEntity::sessionId))
                .limit(paging.rows())
                .toList();
        return Json.ok(paging.page(found, PerspectiveEntity::sessionId, this::views));
    }

    /** All of the caller's own, from whatever browser; 204 as well where none runs any more. */
    @DELETE
    @Path("/mine")
    public Response endMine() {
        UserModel viewer = caller.user().orElseThrow(Problem::notFound);
        rows.ofViewer(new UserId(viewer.getId())).forEach(perspectives::leave);
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{sid}")
    public Response end(@PathParam("sid") String sid) {
        PerspectiveEntity row = rows.find(Input.id(sid)).filter(this::isShown).orElseThrow(Problem::notFound);
        if (!isMine(row.viewerId()) && !holds(row, Permission.MEMBERS_PERSPECTIVE)) {
            throw Problem.missing(Permission.MEMBERS_PERSPECTIVE);
        }
        if (isMine(row.viewerId())) {
            perspectives.leave(row);
        } else {
            perspectives.stop(row);
        }
        return Response.noContent().build();
    }

    private List<PerspectiveView> views(List<PerspectiveEntity> found) {
        return found.stream()
                .map(row -> PerspectiveView.of(row, isMine(row.viewerId()) || caller.runsEverything()))
                .toList();
    }

    private boolean isShown(PerspectiveEntity row) {
        boolean elsewhere = caller.only()
                .filter(only -> !only.value().equals(row.organizationId()))
                .isPresent();
        return !elsewhere
                && (isMine(row.viewerId()) || isMine(row.personId()) || holds(row, Permission.MEMBERS_REVIEW));
    }

    private boolean isMine(String user) {
        return caller.user().filter(each -> each.getId().equals(user)).isPresent();
    }

    private boolean holds(PerspectiveEntity row, Permission permission) {
        return Optional.of(new OrganizationId(row.organizationId()))
                .flatMap(directory::organization)
                .filter(there -> caller.in(there).contains(permission))
                .isPresent();
    }
}
