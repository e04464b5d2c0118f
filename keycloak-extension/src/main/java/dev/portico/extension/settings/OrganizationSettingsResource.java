package dev.portico.extension.settings;

import dev.portico.extension.access.Organization;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.organizations.OrganizationView.Overrides;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Attempt;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.revision.Revisions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * {@code /organizations/{org}/settings}: what one organisation does differently; null is: as in the realm. Changed by who holds
 * {@code portal.settings} and nobody of the organisation itself, since every one of them widens or guards its access.
 */
public final class OrganizationSettingsResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;

    public OrganizationSettingsResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
    }

    /** Who sees the organisation sees this there, too. */
    @GET
    @Path("/")
    public Response show(@PathParam("org") String org) {
        return Json.tagged(Overrides.of(organizations.find(org).overrides()));
    }

    /** The body is read before anything is held, however slowly it comes. */
    @PUT
    @Path("/")
    public Response change(@PathParam("org") String org, @Nullable InputStream sent) {
        Organization organization = organizations.find(org);
        SettingsChanges changes = SettingsChanges.by(caller, session, realm);
        Attempt<Body> body = Attempt.of(() -> Body.of(session, sent));
        Overrides before = Overrides.of(changes.locked(organization));
        Preconditions.of(session).respect(Json.tag(Json.text(before)));
        SettingsChanges.ChangedOverrides change = changes.of(organization, body.orElseThrow());
        if (!change.isWithoutEffect()) {
            model(organization).setAttributes(change.attributes());
            Revisions.of(session, realm).raise(organization.id());
            Journal.of(session, realm)
                    .note(Differences.between(before, Overrides.of(change.after()))
                            .in(Entry.of(Act.SETTINGS_CHANGED).in(organization.id())));
        }
        return Json.tagged(Overrides.of(change.after()));
    }

    private OrganizationModel model(Organization organization) {
        return session.getProvider(OrganizationProvider.class)
                .getById(organization.id().value());
    }
}
