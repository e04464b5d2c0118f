package dev.portico.portal.members.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** The realm's access levels, for operators; and what a change would mean before it is made. */
@RegisterRestClient(configKey = "user-management")
@RegisterClientHeaders(OnBehalf.class)
@RegisterProvider(Answers.class)
@Path("/portal-access")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AccessLevels {
    @GET
    @Path("/levels")
    Slice<Level> levels(@QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

    /** With an {@code ETag}, which a change gives back. */
    @GET
    @Path("/levels/{name}")
    RestResponse<Level> level(@PathParam("name") String name);

    @POST
    @Path("/levels")
    Level create(JsonNode level);

    @PUT
    @Path("/levels/{name}")
    Level change(@PathParam("name") String name, @HeaderParam("If-Match") String etag, JsonNode level);

    /** Whoever holds it holds the replacement afterwards; without one only where nobody does. */
    @DELETE
    @Path("/levels/{name}")
    RestResponse<Void> delete(
            @PathParam("name") String name,
            @HeaderParam("If-Match") String etag,
            @QueryParam("replacement") @Nullable String replacement);

    /** What a change would mean; nothing is changed. */
    @POST
    @Path("/preview")
    Effect preview(JsonNode change);
}
