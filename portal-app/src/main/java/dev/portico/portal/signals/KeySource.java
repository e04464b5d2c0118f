package dev.portico.portal.signals;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The realm's public documents: its description (OpenID Connect Discovery) and, where that says, its keys (RFC 7517). */
@RegisterRestClient(configKey = "portal-access")
interface KeySource {
    @GET
    @Path("/.well-known/openid-configuration")
    @Produces(MediaType.APPLICATION_JSON)
    String description();

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String keys(@Url String address);
}
