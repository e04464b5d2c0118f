package dev.portico.extension.review;

import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.JournalPages;
import dev.portico.extension.journal.Recorded;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /me/history}: changes to, and perspectives on, the caller, in whatever organisation (R31). */
public final class HistoryResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserId person;

    public HistoryResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.person = new UserId(caller.user().orElseThrow(Problem::notFound).getId());
    }

    @GET
    @Path("/")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Paging paging = Paging.of(limit, after);
        List<Recorded> found =
                JournalPages.of(session).before(Cursors.place(paging), realm.getId(), person, paging.rows());
        return Json.ok(paging.page(found, Cursors::of, entries -> entries.stream()
                .map(EntryView::forPerson)
                .toList()));
    }
}
