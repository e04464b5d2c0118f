package dev.portico.extension.invitations;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.change.Change;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /organizations/{org}/invitations}: who is invited, inviting one or many, once more, and not any more. */
public final class InvitationsResource {

    private static final String CSV = "text/csv";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;

    public InvitationsResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
    }

    /** For whoever may see the members, or invite without seeing them. */
    @GET
    @Path("/")
    public Response list(
            @PathParam("org") String org,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Organization organization = organizations.find(org);
        Entitlements rights = caller.in(organization);
        if (!rights.contains(Permission.MEMBERS_INVITE)) {
            caller.require(Permission.MEMBERS_VIEW, organization);
        }
        Paging paging = Paging.of(limit, after);
        return Json.ok(paging.page(rows(organization).list(paging), InvitationRows.Row::email, found -> found.stream()
                .map(this::view)
                .toList()));
    }

    @POST
    @Path("/")
    @Consumes(MediaType.WILDCARD)
    public Response invite(@PathParam("org") String org, InputStream sent) {
        Organization organization = permitted(org);
        return isCsv() ? many(organization, sent) : one(organization, sent);
    }

    @POST
    @Path("/{id}/resend")
    @Consumes(MediaType.WILDCARD)
    public Response resend(@PathParam("org") String org, @PathParam("id") String id) {
        Organization organization = permitted(org);
        InvitationRows.Row row = find(organization, id);
        return Json.ok(view(changing(() -> {
            InvitationRows.Row sent = invitations(organization).resend(row);
            counted(organization, sent);
            return sent;
        })));
    }

    @DELETE
    @Path("/{id}")
    public Response revoke(@PathParam("org") String org, @PathParam("id") String id) {
        Organization organization = permitted(org);
        InvitationRows.Row row = find(organization, id);
        changing(() -> {
            invitations(organization).revoke(row);
            return row;
        });
        return Response.noContent().build();
    }

    /** Judges an invitation without making it: it gives nobody anything before it is accepted. */
    public Change judge(String org, Body body) {
        Invitations invitations = invitations(permitted(org));
        return judged(() -> invitations.judge(Wish.of(body)));
    }

    /** Judges sending an invitation again, or taking it back, without doing so. */
    public Change judge(String org, String id) {
        Organization organization = permitted(org);
        InvitationRows.Row row = find(organization, id);
        return judged(() -> invitations(organization).judge(row));
    }

    private static Change judged(Runnable judging) {
        try {
            judging.run();
            return Change.WITHOUT_EFFECT;
        } catch (Refused refused) {
            throw refused.problem();
        }
    }

    private Response one(Organization organization, InputStream sent) {
        Body body = Body.of(session, sent);
        InvitationRows.Row made = changing(() -> {
            Wish wish = Wish.of(body);
            Invitations invitations = invitations(organization);
            invitations.check(wish);
            InvitationRows.Row row = invitations.invite(wish, invitations.known(List.of(wish.email())));
            invitations.flush();
            counted(organization, row);
            return row;
        });
        return Json.response(Json.text(view(made)))
                .status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void counted(Organization organization, InvitationRows.Row row) {
        new Limits(session, organization)
                .count(
                        Sender.of(session, realm, caller, organization),
                        row.keycloaks().getEmail());
    }

    private Response many(Organization organization, InputStream sent) {
        byte[] file = Body.read(sent, CsvLines.MOST_BYTES);
        try {
            CsvLines lines = CsvLines.of(file);
            Sender sender = Sender.of(session, realm, caller, organization).ofMany();
            return Response.ok(
                            new ManyInvitations(session, organization, sender, lines), MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (Refused refused) {
            throw refused.problem();
        }
    }

    /** Two who invite the same address at the same moment: the second is told what they would have been told a moment later. */
    private InvitationRows.Row changing(Supplier<InvitationRows.Row> change) {
        try {
            return change.get();
        } catch (Refused refused) {
            throw refused.problem();
        } catch (PersistenceException twice) {
            session.getTransactionManager().setRollbackOnly();
            throw Refused.invitedAlready().problem();
        }
    }

    private Organization permitted(String org) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_INVITE, organization);
        return organization;
    }

    private InvitationRows.Row find(Organization organization, String id) {
        return rows(organization).find(Input.id(id)).orElseThrow(Problem::notFound);
    }

    private Invitations invitations(Organization organization) {
        return new Invitations(session, realm, organization, Sender.of(session, realm, caller, organization));
    }

    private InvitationRows rows(Organization organization) {
        return new InvitationRows(session, realm, organization.id());
    }

    private InvitationView view(InvitationRows.Row row) {
        return InvitationView.of(row, new Promises(realm));
    }

    private boolean isCsv() {
        String type = String.valueOf(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE));
        return type.split(";", 2)[0].strip().equalsIgnoreCase(CSV);
    }
}
