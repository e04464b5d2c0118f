package dev.portico.portal.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The organisations and security groups something can be for, asked of Keycloak's extension as the agent. */
@RegisterRestClient(configKey = "user-management")
@RegisterClientHeaders(OnBehalf.class)
@Path("/portal-access/organizations")
@Produces(MediaType.APPLICATION_JSON)
interface AddresseeApi {
    @GET
    Found organizations(@QueryParam("search") @Nullable String search, @QueryParam("limit") int limit);

    /** The organisation's and the realm's. */
    @GET
    @Path("/{org}/groups")
    Found groups(@PathParam("org") String organization, @QueryParam("limit") int limit);

    /** A page of them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(List<One> items) {}

    /** An organisation or a group. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record One(String id, String name) {}
}
