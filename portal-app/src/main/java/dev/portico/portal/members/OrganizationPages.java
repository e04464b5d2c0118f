package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.members.api.Organization;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Current;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Where Settings begin: one's own organisation's people; for operators the choice of an organisation, by search. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
public class OrganizationPages {
    private static final int PAGE = 25;

    private final Current current;
    private final UserManagement api;

    OrganizationPages(Current current, @RestClient UserManagement api) {
        this.current = current;
        this.api = api;
    }

    @GET
    public Response begin() {
        String path = viewer().organization().isPresent() ? "/settings/members" : "/settings/organizations";
        return Pages.seeOther(current.place().link(path));
    }

    @GET
    @Path("organizations")
    public Object list(@Nullable @QueryParam("q") String text, @Nullable @QueryParam("after") String after) {
        if (viewer().organization().isPresent()) {
            return begin();
        }
        Filter filter = Filter.of(text, null, null, after);
        Slice<Organization> found = api.organizations(filter.search(), PAGE, filter.afterAsked());
        String root = current.place().link("/settings/organizations");
        return Templates.organizations(
                root,
                filter,
                found.items(),
                found.next().map(cursor -> root + filter.from(cursor).query()));
    }

    private Viewer viewer() {
        Viewer viewer = current.signedIn();
        if (!viewer.may(Permission.MEMBERS_VIEW)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return viewer;
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance organizations(
                String root, Filter filter, List<Organization> organizations, Optional<String> next);
    }
}
