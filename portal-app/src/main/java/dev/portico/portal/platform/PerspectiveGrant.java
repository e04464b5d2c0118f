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

/** Keycloak's token endpoint, asked by the portal for a token to look through somebody's eyes, and where it tells of that and ends it. */
@RegisterRestClient(configKey = "portal-access")
@Path("/")
interface PerspectiveGrant {
    @POST
    @Path("/protocol/openid-connect/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<String>> token(@HeaderParam("Authorization") String client, String form);

    /** Which pages were read in one, by the portal alone. */
    @POST
    @Path("/portal-pages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<RestResponse<String>> tell(@HeaderParam("Authorization") String client, String form);

    @DELETE
    @Path("/portal-access/perspectives/{sid}")
    Uni<RestResponse<String>> end(@HeaderParam("Authorization") String bearer, @PathParam("sid") String sid);
}
