package dev.portico.extension.members;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Granters;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /organizations/{org}/review}: everybody's access there, for who holds {@code members.review}. JSON comes in pages; as
 * {@code text/csv} all of it comes at once.
 */
public final class ReviewResource {

    private static final MediaType CSV = new MediaType("text", "csv", "utf-8");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;

    public ReviewResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
    }

    @GET
    @Path("/")
    public Response review(
            @PathParam("org") String org,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context Request request) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_REVIEW, organization);
        Variant chosen = request.selectVariant(
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV).build());
        if (chosen == null) {
            throw Problem.notAcceptable(MediaType.APPLICATION_JSON + " or text/csv");
        }
        if (CSV.isCompatible(chosen.getMediaType())) {
            return file(organization);
        }
        Paging paging = Paging.of(limit, after);
        return Json.ok(
                paging.page(rows(organization, paging), MemberRows.Row::username, found -> views(organization, found)));
    }

    /** Read a few hundred people at a time; the text itself is a few megabytes at the very most. */
    private Response file(Organization organization) {
        StringWriter text = new StringWriter();
        ReviewCsv csv = new ReviewCsv(text);
        Paging paging = new Paging(Paging.MOST, "");
        for (List<MemberRows.Row> some = rows(organization, paging); !some.isEmpty(); ) {
            List<ReviewView> views = views(organization, some);
            Map<String, String> names = names(organization, views);
            views.forEach(view -> csv.add(view, names));
            some = some.size() < paging.rows()
                    ? List.of()
                    : rows(
                            organization,
                            new Paging(Paging.MOST, some.get(some.size() - 1).username()));
        }
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(text.toString(), CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"review.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private List<MemberRows.Row> rows(Organization organization, Paging paging) {
        return new MemberRows(session, realm, organization.id())
                .list(Optional.empty(), MemberStatus.ALL, LevelFilter.ANY, paging);
    }

    private List<ReviewView> views(Organization organization, List<MemberRows.Row> rows) {
        Granters granters = Granters.of(
                session,
                organization.id(),
                rows.stream().map(MemberRows.Row::id).toList());
        return new Members(session, realm, organization, caller, Instant.ofEpochMilli(Time.currentTimeMillis()))
                .of(rows).stream().map(view -> ReviewView.of(view, granters)).toList();
    }

    /** Of the customer's own people; the vendor's stay the vendor. */
    private Map<String, String> names(Organization organization, List<ReviewView> views) {
        List<UserId> givers = new ArrayList<>();
        for (ReviewView view : views) {
            for (ReviewView.Held held : view.grants()) {
                ReviewView.Giver giver = held.grantedBy();
                if (giver != null && giver.id() != null && giver.kind().equals(Actor.Kind.PERSON.wireName())) {
                    givers.add(new UserId(giver.id()));
                }
            }
        }
        return new MemberNames(session, realm, organization.id()).of(givers);
    }
}
