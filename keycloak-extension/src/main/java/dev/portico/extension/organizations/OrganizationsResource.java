package dev.portico.extension.organizations;

import dev.portico.extension.access.Organization;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /organizations} and {@code /organizations/{org}}: those the caller may see. */
public final class OrganizationsResource {

    private final Organizations organizations;

    public OrganizationsResource(Organizations organizations) {
        this.organizations = organizations;
    }

    @GET
    @Path("/")
    public Response list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Paging paging = Paging.of(limit, after);
        return Json.ok(paging.page(
                organizations.list(Input.search(search), paging),
                Organization::alias,
                found -> found.stream().map(OrganizationView::of).toList()));
    }

    @GET
    @Path("/{org}")
    public Response show(@PathParam("org") String org) {
        return Json.tagged(OrganizationView.Detailed.of(organizations.find(org)));
    }
}
