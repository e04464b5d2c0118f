package dev.portico.portal.platform;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The realm's settings as anybody may know them, from Keycloak's extension. */
@RegisterRestClient(configKey = "portal-access")
@Path("/portal-access/settings")
interface PublicSettings {

    /** Answers 304 without a body while they are still those of the {@code ETag} given. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RestResponse<String>> show(@Nullable @HeaderParam(HttpHeaders.IF_NONE_MATCH) String tag);
}
