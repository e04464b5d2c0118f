package dev.portico.extension.settings;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.keys.ShownKeys;
import dev.portico.extension.members.LiveAuthority;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Attempt;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /organizations/{org}/key}: whether the organisation has a key and asks for it, another key, and asking or no longer (R35).
 * Changed by its admins: it is a second secret that an organisation chooses for itself, and everybody in it is asked for it. Nobody is
 * told one, they choose it themselves.
 */
public final class OrganizationKeyResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;

    public OrganizationKeyResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
    }

    @GET
    @Path("/")
    public Response show(@PathParam("org") String org) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_VIEW, organization);
        return Json.tagged(view(organization));
    }

    /** The body is read before anything is held, however slowly it comes. */
    @PUT
    @Path("/")
    public Response change(@PathParam("org") String org, @Nullable InputStream sent) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_ASSIGN_LEVELS, organization);
        KeyView letIn = view(organization);
        Attempt<Body> body = Attempt.of(() -> Body.of(session, sent));
        KeyChange change = new KeyChange(session, realm, organization);
        if (!letIn.equals(change.current())) {
            // Whoever had to wait for another change may not be let in any more.
            throw Problem.stale();
        }
        if (!LiveAuthority.of(caller, session, realm, organization.id())
                .in(organization)
                .contains(Permission.MEMBERS_ASSIGN_LEVELS)) {
            throw Problem.missing(Permission.MEMBERS_ASSIGN_LEVELS);
        }
        Preconditions.of(session).respect(Json.tag(Json.text(change.current())));
        KeyView now = change.make(KeyDraft.read(body.orElseThrow()));
        if (now.required()) {
            OrganizationKeys.of(session, realm).find(organization.id()).ifPresent(this::chosen);
        }
        return Json.tagged(now);
    }

    private KeyView view(Organization organization) {
        OrganizationKeys keys = OrganizationKeys.of(session, realm);
        return KeyView.of(
                realm,
                keys.isRequired(organization),
                Directory.of(session, realm).settings().organizationKeyRequired(),
                keys.find(organization.id()));
    }

    /** Whoever asks for a key is not shut out by it before they could show it. */
    private void chosen(OrganizationKey key) {
        caller.signedIn().ifPresent(open -> ShownKeys.noteChosen(open, key));
    }
}
