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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /organizations} and {@code /organizations/{org}}: those the caller may see. */
public final class OrganizationsResource {

    private final Organizations organizations;

    public OrganizationsResource(Organizations organizations) {
        this.organizations = organizations;
    }

    /** With {@code counts=true} and how many members each has. */
    @GET
    @Path("/")
    public Response list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("counts") @Nullable String counts,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Paging paging = Paging.of(limit, after);
        List<Organization> found = organizations.list(Input.search(search), paging);
        return Json.ok(
                "true".equals(counts)
                        ? paging.page(found, Organization::alias, this::counted)
                        : paging.page(found, Organization::alias, page -> page.stream()
                                .map(OrganizationView::of)
                                .toList()));
    }

    private List<OrganizationView.Counted> counted(List<Organization> page) {
        Optional<Map<String, Long>> members = organizations.members(page);
        return page.stream()
                .map(each -> OrganizationView.Counted.of(each, members))
                .toList();
    }

    @GET
    @Path("/{org}")
    public Response show(@PathParam("org") String org) {
        return Json.tagged(OrganizationView.Detailed.of(organizations.find(org)));
    }
}
