package dev.portico.portal.agents;

import dev.portico.portal.members.api.Answers;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

/** The vendor's agents and whom they serve, asked and changed as the signed-in operator. */
@RegisterRestClient(configKey = "user-management")
@RegisterClientHeaders(OnBehalf.class)
@RegisterProvider(Answers.class)
@Path("/portal-access/agents")
@Produces(MediaType.APPLICATION_JSON)
interface AgentsApi {
    /** By user name. */
    @GET
    Slice<Agent> agents(@QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

    /** Assigning twice is assigning once. */
    @PUT
    @Path("/{user}/organizations/{org}")
    RestResponse<Void> assign(@PathParam("user") String user, @PathParam("org") String organization);

    @DELETE
    @Path("/{user}/organizations/{org}")
    RestResponse<Void> take(@PathParam("user") String user, @PathParam("org") String organization);
}
