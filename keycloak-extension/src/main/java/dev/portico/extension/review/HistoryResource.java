package dev.portico.extension.review;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Chain;
import dev.portico.extension.journal.JournalPages;
import dev.portico.extension.journal.Recorded;
import dev.portico.extension.keys.OrganizationKeys;
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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /me/history}: changes to, and perspectives on, the caller, in whatever organisation (R31). Who looks through their eyes reads what
 * happened in the organisation they look at. Of an organisation whose key was not shown nothing is told (R35).
 */
public final class HistoryResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserId person;
    private final Optional<OrganizationId> only;
    private final Set<OrganizationId> untold;

    public HistoryResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.person = new UserId(caller.user().orElseThrow(Problem::notFound).getId());
        this.only = caller.only();
        this.untold = untold(session, realm, caller);
    }

    /** Where the session has shown the key, a token for another organisation does for this. */
    private static Set<OrganizationId> untold(KeycloakSession session, RealmModel realm, Caller caller) {
        Directory directory = Directory.of(session, realm);
        OrganizationKeys keys = OrganizationKeys.of(session, realm);
        Predicate<Organization> isShown = organization -> caller.signedIn()
                .filter(open -> !keys.areLackedBy(open, organization))
                .isPresent();
        return caller.locked().stream()
                .flatMap(id -> directory.organization(id).stream())
                .filter(isShown.negate())
                .map(Organization::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @GET
    @Path("/")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Paging paging = Paging.of(limit, after);
        return Json.ok(only.map(organization -> in(organization, paging)).orElseGet(() -> anywhere(paging)));
    }

    private Paging.Page<EntryView> anywhere(Paging paging) {
        List<Recorded> found =
                JournalPages.of(session).before(Cursors.place(paging), realm.getId(), person, untold, paging.rows());
        return paging.page(found, Cursors::of, this::views);
    }

    private Paging.Page<EntryView> in(OrganizationId organization, Paging paging) {
        List<Recorded> found = JournalPages.of(session)
                .before(Cursors.seq(paging), Chain.of(organization), Optional.of(person), paging.rows());
        return paging.page(found, entry -> String.valueOf(entry.seq()), this::views);
    }

    private List<EntryView> views(List<Recorded> entries) {
        List<EntryView> views = entries.stream().map(EntryView::forPerson).toList();
        Colleagues colleagues = Colleagues.in(views, session, realm);
        return views.stream().map(colleagues::name).toList();
    }
}
