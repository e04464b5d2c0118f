package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.directory.SecurityGroups;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code /organizations/{org}/groups}: security groups, for who sees the members there, and who is in them, for who may assign
 * levels (R37). The vendor's realm groups are the vendor's to see and to fill. Whoever writes articles sees them all, to say which an
 * article is for (R62); who is in them they do not see.
 */
public final class GroupsResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;

    public GroupsResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
    }

    record GroupView(String id, String name) {

        /** Names need not differ. */
        String key() {
            return name + " " + id;
        }
    }

    @GET
    @Path("/")
    public Response list(
            @PathParam("org") String org,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        boolean writes = caller.anywhere().contains(Permission.DESK_ARTICLES);
        Organization organization =
                writes ? Organizations.visibleTo(caller, session, realm).find(org) : permitted(org);
        Paging paging = Paging.of(limit, after);
        List<GroupView> found =
                SecurityGroups.of(session, realm).list(organization.id(), writes || caller.viewsRealm()).stream()
                        .map(group -> new GroupView(group.getId(), group.getName()))
                        .filter(group -> group.key().compareTo(paging.after()) > 0)
                        .limit(paging.rows())
                        .toList();
        return Json.ok(paging.page(found, GroupView::key, page -> page));
    }

    @PUT
    @Path("/{group}/members/{user}")
    public Response join(
            @PathParam("org") String org, @PathParam("group") String group, @PathParam("user") String user) {
        return change(org, group, user, true);
    }

    @DELETE
    @Path("/{group}/members/{user}")
    public Response leave(
            @PathParam("org") String org, @PathParam("group") String group, @PathParam("user") String user) {
        return change(org, group, user, false);
    }

    private Response change(String org, String id, String user, boolean joins) {
        Organization organization = permitted(org);
        GroupModel group = SecurityGroups.of(session, realm)
                .find(Input.id(id), organization.id(), caller.viewsRealm())
                .orElseThrow(Problem::notFound);
        HeldMember held = HeldMember.of(session, realm, organization, caller, user, now());
        held.require(Deed.ASSIGN_LEVELS);
        held.requireGroup(group);
        if (held.view().groups().contains(group.getId()) != joins) {
            UserModel person = held.user();
            Notes notes = new Notes(session, realm, held);
            if (joins) {
                person.joinGroup(group);
                notes.joined(group.getId());
            } else {
                person.leaveGroup(group);
                notes.left(group.getId());
            }
        }
        return Response.noContent().build();
    }

    private Organization permitted(String org) {
        Organization organization =
                Organizations.visibleTo(caller, session, realm).find(org);
        caller.require(Permission.MEMBERS_VIEW, organization);
        return organization;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
