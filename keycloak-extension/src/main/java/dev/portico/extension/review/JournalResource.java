package dev.portico.extension.review;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Chain;
import dev.portico.extension.journal.JournalPages;
import dev.portico.extension.journal.Recorded;
import dev.portico.extension.journal.Verification;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /organizations/{org}/journal}, for who holds {@code members.review} there. */
public final class JournalResource {

    private final KeycloakSession session;
    private final Caller caller;
    private final Organizations organizations;

    public JournalResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
    }

    /** Of one person, by id, or of all, and of one act or all; who is gone still has entries, and who was never there has none. */
    @GET
    @Path("/")
    public Response list(
            @PathParam("org") String org,
            @QueryParam("user") @Nullable String user,
            @QueryParam("act") @Nullable String act,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Organization organization = permitted(org);
        Paging paging = Paging.of(limit, after);
        List<Recorded> found = JournalPages.of(session)
                .before(
                        Cursors.seq(paging),
                        Chain.of(organization.id()),
                        person(user),
                        Acts.wanted(act),
                        paging.rows());
        return Json.ok(paging.page(found, entry -> String.valueOf(entry.seq()), this::views));
    }

    /** Reads the whole chain, so it is for operators and realm admins only. */
    @GET
    @Path("/verification")
    public Response verify(@PathParam("org") String org) {
        Organization organization = permitted(org);
        if (!caller.runsEverything()) {
            throw Problem.missing(Permission.PORTAL_ORGANIZATIONS);
        }
        return Json.ok(VerificationView.of(Verification.of(Chain.of(organization.id()), session)));
    }

    private Organization permitted(String org) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_REVIEW, organization);
        return organization;
    }

    private List<EntryView> views(List<Recorded> entries) {
        return entries.stream()
                .map(caller.runsEverything() ? EntryView::whole : EntryView::forCustomers)
                .toList();
    }

    private static Optional<UserId> person(@Nullable String user) {
        if (user != null && (user.isBlank() || !Input.isPlain(user))) {
            throw Problem.invalid(Reason.INVALID_VALUE, "user must be the id of a user");
        }
        return Optional.ofNullable(user).map(UserId::new);
    }
}
