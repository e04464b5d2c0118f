package dev.portico.portal.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The API of Keycloak's extension, always asked with the viewer's own token: it answers what that person may know. */
@RegisterRestClient(configKey = "portal-access")
@Path("/portal-access/me")
interface PortalAccess {
    @GET
    Uni<Me> me(@HeaderParam("Authorization") String bearer);

    @GET
    @Path("/assigned-organizations")
    Uni<JsonNode> assignedOrganizations(@HeaderParam("Authorization") String bearer);

    /** Where the caller has access. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Me(List<Membership> organizations) {}

    /**
     * One organisation the caller has access in.
     *
     * @param level the name of the role that is their level there
     * @param levelTitle what people call it
     * @param groups ids of the security groups they are in there; null where the extension is one that does not tell, as with the level
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Membership(
            String id,
            String alias,
            String name,
            @Nullable String level,
            @Nullable String levelTitle,
            @Nullable List<String> groups) {}
}
