package dev.portico.extension.review;

import dev.portico.extension.access.Permission;
import dev.portico.extension.journal.Chain;
import dev.portico.extension.journal.JournalPages;
import dev.portico.extension.journal.Recorded;
import dev.portico.extension.journal.Verification;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /journal}: what concerns no organisation, settings and levels above all; needs {@code portal.organizations}. */
public final class RealmJournalResource {

    private final KeycloakSession session;
    private final Chain chain;

    public RealmJournalResource(KeycloakSession session, RealmModel realm, Caller caller) {
        if (!caller.mayRead(Permission.PORTAL_ORGANIZATIONS)) {
            throw Problem.missing(Permission.PORTAL_ORGANIZATIONS);
        }
        this.session = session;
        this.chain = Chain.ofRealm(realm.getId());
    }

    @GET
    @Path("/")
    public Response list(
            @QueryParam("act") @Nullable String act,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Paging paging = Paging.of(limit, after);
        List<Recorded> found = JournalPages.of(session)
                .before(Cursors.seq(paging), chain, Optional.empty(), Acts.wanted(act), paging.rows());
        return Json.ok(paging.page(found, entry -> String.valueOf(entry.seq()), entries -> entries.stream()
                .map(EntryView::whole)
                .toList()));
    }

    @GET
    @Path("/verification")
    public Response verify() {
        return Json.ok(VerificationView.of(Verification.of(chain, session)));
    }
}
