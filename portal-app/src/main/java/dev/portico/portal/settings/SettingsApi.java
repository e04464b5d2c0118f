package dev.portico.portal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.members.api.Answers;
import dev.portico.portal.members.api.Effect;
import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The realm's settings and those of one organisation, asked and changed as the signed-in person; each with an {@code ETag}. */
@RegisterRestClient(configKey = "user-management")
@RegisterClientHeaders(OnBehalf.class)
@RegisterProvider(Answers.class)
@Path("/portal-access")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface SettingsApi {
    @GET
    @Path("/settings")
    RestResponse<JsonNode> show();

    /** Changes the named fields only; all of them or none. */
    @PUT
    @Path("/settings")
    RestResponse<JsonNode> change(@HeaderParam("If-Match") String etag, JsonNode change);

    @GET
    @Path("/organizations/{org}/settings")
    RestResponse<JsonNode> show(@PathParam("org") String organization);

    @PUT
    @Path("/organizations/{org}/settings")
    RestResponse<JsonNode> change(
            @PathParam("org") String organization, @HeaderParam("If-Match") String etag, JsonNode change);

    /** What a change would mean; nothing is changed. */
    @POST
    @Path("/preview")
    Effect preview(JsonNode change);
}
