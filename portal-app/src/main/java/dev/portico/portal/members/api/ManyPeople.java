package dev.portico.portal.members.api;

import dev.portico.portal.platform.OnBehalf;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What concerns everybody of an organisation at once and may take a while: many invitations, and the review as a file. */
@RegisterRestClient(configKey = "user-management-files")
@RegisterClientHeaders(OnBehalf.class)
@RegisterProvider(Answers.class)
@Path("/portal-access/organizations/{org}")
public interface ManyPeople {
    /** Each line is taken or refused for itself. */
    @POST
    @Path("/invitations")
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    Slice<Line> invite(@PathParam("org") String organization, String lines);

    @GET
    @Path("/review")
    @Produces("text/csv")
    String review(@PathParam("org") String organization);
}
