package dev.portico.portal.platform;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The realm's public document. */
@RegisterRestClient(configKey = "portal-access")
@Path("/.well-known/openid-configuration")
interface RealmPage {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> discovery();
}
