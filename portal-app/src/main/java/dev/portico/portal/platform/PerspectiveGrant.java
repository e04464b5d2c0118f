package dev.portico.portal.platform;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Keycloak's token endpoint, asked by the portal for a token to look through somebody's eyes, and where that is ended. */
@RegisterRestClient(configKey = "portal-access")
@Path("/")
interface PerspectiveGrant {
    @POST
    @Path("/protocol/openid-connect/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<String>> token(@HeaderParam("Authorization") String client, String form);

    @DELETE
    @Path("/portal-access/perspectives/{sid}")
    Uni<RestResponse<String>> end(@HeaderParam("Authorization") String bearer, @PathParam("sid") String sid);
}
