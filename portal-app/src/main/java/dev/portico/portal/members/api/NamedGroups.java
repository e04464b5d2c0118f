package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The security groups of an organisation that the signed-in person may see. */
@RegisterRestClient(configKey = "user-management")
@RegisterClientHeaders(OnBehalf.class)
@RegisterProvider(Answers.class)
@Path("/portal-access/organizations")
@Produces(MediaType.APPLICATION_JSON)
public interface NamedGroups {
    @GET
    @Path("/{org}/groups")
    Slice<Named> groups(
            @PathParam("org") String organization,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** One of them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Named(String id, String name) {}
}
