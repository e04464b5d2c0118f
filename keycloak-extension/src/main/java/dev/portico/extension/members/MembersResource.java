package dev.portico.extension.members;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.mails.SentMails;
import dev.portico.extension.mails.Undelivered;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Attempt;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /organizations/{org}/members}, for who holds {@code members.view} there (R25). */
public final class MembersResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;

    public MembersResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
    }

    @GET
    @Path("/")
    public Response list(
            @PathParam("org") String org,
            @QueryParam("search") @Nullable String search,
            @QueryParam("status") @Nullable String status,
            @QueryParam("level") @Nullable String level,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Organization organization = permitted(org);
        Directory directory = Directory.of(session, realm);
        Paging paging = Paging.of(limit, after);
        LevelFilter levels = LevelFilter.of(
                level,
                realm,
                directory.roles(),
                directory.settings(organization).defaultLevel());
        List<MemberRows.Row> rows = new MemberRows(session, realm, organization.id())
                .list(
                        Input.search(search),
                        Input.oneOf("status", status, MemberStatus.class, MemberStatus.ACTIVE),
                        levels,
                        paging);
        return Json.ok(paging.page(rows, MemberRows.Row::username, members(organization)::of));
    }

    @GET
    @Path("/{user}")
    public Response show(@PathParam("org") String org, @PathParam("user") String user) {
        Organization organization = permitted(org);
        MemberRows.Row row = new MemberRows(session, realm, organization.id())
                .find(Input.id(user))
                .orElseThrow(Problem::notFound);
        MemberView view = members(organization).of(List.of(row)).get(0);
        return Json.tagged(view.with(undelivered(organization, row, view)), view.tag());
    }

    /** For who can do something with this person: nobody else sent them anything, nor could send it again. */
    private List<Undelivered> undelivered(Organization organization, MemberRows.Row row, MemberView view) {
        return view.may().isEmpty() ? List.of() : SentMails.of(session, realm).undelivered(organization.id(), row.id());
    }

    /** The body is read before anything is held, however slowly it comes; 200 with the member as they are afterwards, and their new {@code ETag}. */
    @PATCH
    @Path("/{user}")
    public Response change(@PathParam("org") String org, @PathParam("user") String user, @Nullable InputStream sent) {
        Organization organization = permitted(org);
        Attempt<Body> body = Attempt.of(() -> Body.of(session, sent));
        Instant now = now();
        HeldMember held = HeldMember.of(session, realm, organization, caller, user, now);
        new Patch(session, realm, held, now).apply(body);
        return changed(held);
    }

    @DELETE
    @Path("/{user}")
    public Response revoke(@PathParam("org") String org, @PathParam("user") String user) {
        Organization organization = permitted(org);
        Instant now = now();
        HeldMember held = HeldMember.of(session, realm, organization, caller, user, now);
        new MemberDeeds(session, realm, held).revoke(now);
        after(held);
        return Response.noContent().build();
    }

    @POST
    @Path("/{user}/deactivate")
    public Response deactivate(@PathParam("org") String org, @PathParam("user") String user) {
        HeldMember held = HeldMember.everywhere(session, realm, permitted(org), caller, user, now());
        new MemberDeeds(session, realm, held).deactivate();
        return changed(held);
    }

    @POST
    @Path("/{user}/activate")
    public Response activate(@PathParam("org") String org, @PathParam("user") String user) {
        HeldMember held = HeldMember.everywhere(session, realm, permitted(org), caller, user, now());
        new MemberDeeds(session, realm, held).activate();
        return changed(held);
    }

    /** 204; the link goes to the person and to nobody else. */
    @POST
    @Path("/{user}/reset-password")
    public Response resetPassword(@PathParam("org") String org, @PathParam("user") String user) {
        HeldMember held = HeldMember.of(session, realm, permitted(org), caller, user, now());
        new MemberDeeds(session, realm, held).resetPassword();
        return Response.noContent().build();
    }

    /** 204; the link goes to the person and to nobody else, and does not tell the key. */
    @POST
    @Path("/{user}/send-organization-key")
    public Response sendOrganizationKey(@PathParam("org") String org, @PathParam("user") String user) {
        HeldMember held = HeldMember.of(session, realm, permitted(org), caller, user, now());
        new MemberDeeds(session, realm, held).sendOrganizationKey();
        return Response.noContent().build();
    }

    private Response changed(HeldMember held) {
        MemberView view = after(held);
        return Json.tagged(view, view.tag());
    }

    /** How the member is now, with what has changed noted. */
    private MemberView after(HeldMember held) {
        MemberView view = held.again(caller, now()).view();
        new Notes(session, realm, held).compare(held.view(), view);
        return view;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    private Organization permitted(String org) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_VIEW, organization);
        return organization;
    }

    private Members members(Organization organization) {
        return new Members(session, realm, organization, caller, now());
    }
}
