package dev.portico.portal.members.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The people of an organisation, asked and changed as the signed-in person. Everything is decided there, from the state of the moment;
 * refusals come as {@link Denied} or as {@link dev.portico.portal.access.Refused}. Nothing is ever sent twice.
 */
@RegisterRestClient(configKey = "user-management")
@RegisterClientHeaders(OnBehalf.class)
@RegisterProvider(Answers.class)
@Path("/portal-access/organizations")
@Produces(MediaType.APPLICATION_JSON)
public interface UserManagement {
    @GET
    Slice<Organization> organizations(
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** One of them, by id or alias. */
    @GET
    @Path("/{org}")
    Organization organization(@PathParam("org") String organization);

    @GET
    @Path("/{org}/members")
    Slice<Member> members(
            @PathParam("org") String organization,
            @QueryParam("search") @Nullable String search,
            @QueryParam("status") String status,
            @QueryParam("level") @Nullable String level,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** With an {@code ETag}, which a change gives back. */
    @GET
    @Path("/{org}/members/{user}")
    RestResponse<Member> member(@PathParam("org") String organization, @PathParam("user") String user);

    /** Changes the named fields only; all of them or none. */
    @PATCH
    @Path("/{org}/members/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    RestResponse<Member> change(
            @PathParam("org") String organization,
            @PathParam("user") String user,
            @HeaderParam("If-Match") String etag,
            JsonNode change);

    /** Takes all access away; the account stays. */
    @DELETE
    @Path("/{org}/members/{user}")
    RestResponse<Void> revoke(
            @PathParam("org") String organization,
            @PathParam("user") String user,
            @HeaderParam("If-Match") String etag);

    /** Does one of {@code deactivate}, {@code activate}, {@code reset-password} or {@code send-organization-key}. */
    @POST
    @Path("/{org}/members/{user}/{deed}")
    RestResponse<Void> act(
            @PathParam("org") String organization,
            @PathParam("user") String user,
            @PathParam("deed") String deed,
            @HeaderParam("If-Match") String etag);

    /** With an {@code ETag}, which a change gives back. */
    @GET
    @Path("/{org}/key")
    RestResponse<OrganizationKey> key(@PathParam("org") String organization);

    /** Makes another key, has it asked for or no longer. */
    @PUT
    @Path("/{org}/key")
    @Consumes(MediaType.APPLICATION_JSON)
    OrganizationKey changeKey(
            @PathParam("org") String organization, @HeaderParam("If-Match") String etag, JsonNode change);

    @GET
    @Path("/{org}/invitations")
    Slice<Invitation> invitations(
            @PathParam("org") String organization,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    @POST
    @Path("/{org}/invitations")
    @Consumes(MediaType.APPLICATION_JSON)
    Invitation invite(@PathParam("org") String organization, JsonNode invitation);

    /** With a new link; the earlier one dies. */
    @POST
    @Path("/{org}/invitations/{id}/resend")
    RestResponse<Void> resend(@PathParam("org") String organization, @PathParam("id") String invitation);

    @DELETE
    @Path("/{org}/invitations/{id}")
    RestResponse<Void> withdraw(@PathParam("org") String organization, @PathParam("id") String invitation);

    /** Why a user may do something, or not. */
    @GET
    @Path("/{org}/explain")
    Explanation explain(
            @PathParam("org") String organization,
            @QueryParam("user") String user,
            @QueryParam("permission") String permission);

    /** Who holds what, since when and from whom. */
    @GET
    @Path("/{org}/review")
    Slice<Holding> review(
            @PathParam("org") String organization,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** Changes, the newest first. */
    @GET
    @Path("/{org}/journal")
    Slice<Entry> journal(
            @PathParam("org") String organization,
            @QueryParam("user") @Nullable String user,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** Those whoever asks may grant. */
    @GET
    @Path("/{org}/levels")
    Slice<Level> levels(@PathParam("org") String organization);
}
