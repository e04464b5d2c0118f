package dev.portico.portal.settings;

import dev.portico.portal.members.Done;
import dev.portico.portal.members.api.Organization;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What one organisation does differently (R18), for who holds {@code portal.settings}. */
@Path("/settings/organizations/{org: [^/]+}/portal")
@Produces(MediaType.TEXT_HTML)
public class OrganizationSettingsPage {
    private final Current current;
    private final UserManagement organizations;
    private final SettingsApi api;

    OrganizationSettingsPage(Current current, @RestClient UserManagement organizations, @RestClient SettingsApi api) {
        this.current = current;
        this.organizations = organizations;
        this.api = api;
    }

    @GET
    public TemplateInstance show(@PathParam("org") String org, @Nullable @QueryParam("done") String done) {
        Organization organization = organization(org);
        return page(organization, saving(organization).stored(), done);
    }

    @POST
    public Response save(@PathParam("org") String org) {
        return saving(organization(org)).submitted(Sent.form());
    }

    private Organization organization(String org) {
        SettingsPage.require(current);
        return organizations.organization(org);
    }

    private Saving saving(Organization organization) {
        String id = organization.id();
        return new Saving(
                api,
                "/organizations/" + id + "/settings",
                Setting.OF_ORGANIZATION,
                () -> api.show(id),
                (etag, change) -> api.change(id, etag, change),
                root(organization) + "/portal",
                view -> page(organization, view, null));
    }

    private TemplateInstance page(Organization organization, SettingsView view, @Nullable String done) {
        return Templates.organization(organization.name(), root(organization), view, Done.read(done));
    }

    private String root(Organization organization) {
        return current.place().link("/settings/organizations/" + organization.key());
    }

    @CheckedTemplate(basePath = "settings")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance organization(String name, String root, SettingsView view, Done done);
    }
}
