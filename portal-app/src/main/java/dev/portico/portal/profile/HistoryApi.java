package dev.portico.portal.profile;

import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the journal tells people about themselves. */
@RegisterRestClient(configKey = "portal-access")
@RegisterClientHeaders(OnBehalf.class)
@Path("/portal-access/me/history")
interface HistoryApi {
    /** The newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String latest(@QueryParam("limit") int limit);
}
