package dev.portico.portal.profile;

import dev.portico.portal.platform.AccountAnswers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Keycloak's own API for people about themselves ({@code AccountRestService}, {@code SessionResource}). */
@RegisterRestClient(configKey = "account")
@RegisterProvider(AccountAnswers.class)
@Path("/account")
interface AccountApi {

    /** Name, address and attributes, to be given back as a whole. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String show(@HeaderParam("Authorization") String bearer, @QueryParam("userProfileMetadata") boolean metadata);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    RestResponse<Void> change(@HeaderParam("Authorization") String bearer, String account);

    /** The sessions, by the kind of device they are on. */
    @GET
    @Path("/sessions/devices")
    @Produces(MediaType.APPLICATION_JSON)
    String devices(@HeaderParam("Authorization") String bearer);

    /** Ends one of one's own; nothing happens where it is none. */
    @DELETE
    @Path("/sessions/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    RestResponse<Void> end(@HeaderParam("Authorization") String bearer, @PathParam("id") String session);

    /** Ends all but the one asked from. */
    @DELETE
    @Path("/sessions")
    @Produces(MediaType.APPLICATION_JSON)
    RestResponse<Void> endOthers(@HeaderParam("Authorization") String bearer);
}
