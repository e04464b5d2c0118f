package dev.portico.extension.members;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.directory.Directory;
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
        return Json.tagged(members(organization).of(List.of(row)).get(0));
    }

    private Organization permitted(String org) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_VIEW, organization);
        return organization;
    }

    private Members members(Organization organization) {
        return new Members(session, realm, organization, caller, Instant.ofEpochMilli(Time.currentTimeMillis()));
    }
}
