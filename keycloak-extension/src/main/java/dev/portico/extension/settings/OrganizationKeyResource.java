package dev.portico.extension.settings;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.revision.Revisions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /organizations/{org}/key}: whether the organisation has a key, and another one (R35). Changed by its admins: everybody in it
 * is asked for the new one. Nobody is told one, they choose it themselves.
 */
public final class OrganizationKeyResource {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;
    private final OrganizationKeys keys;

    public OrganizationKeyResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
        this.keys = OrganizationKeys.of(session, realm);
    }

    /**
     * What there is to know of a key.
     *
     * @param required whether the settings ask for one
     * @param changedAt when it became what it is; null where there is none
     */
    record KeyView(boolean required, @Nullable String changedAt) {}

    @GET
    @Path("/")
    public Response show(@PathParam("org") String org) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_VIEW, organization);
        return view(organization, keys.find(organization.id()));
    }

    @PUT
    @Path("/")
    public Response change(@PathParam("org") String org, @Nullable InputStream sent) {
        Organization organization = organizations.find(org);
        caller.require(Permission.MEMBERS_ASSIGN_LEVELS, organization);
        String key = key(Body.of(session, sent).only("key"));
        Revisions.of(session, realm).hold(organization.id());
        Optional<OrganizationKey> before = keys.find(organization.id());
        OrganizationKey after = keys.change(organization.id(), key, Instant.ofEpochMilli(Time.currentTimeMillis()));
        Revisions.of(session, realm).raise(organization.id());
        Journal.of(session, realm)
                .note(Entry.of(Act.SETTINGS_CHANGED)
                        .in(organization.id())
                        .before("organizationKeyChangedAt", moment(before))
                        .after("organizationKeyChangedAt", moment(Optional.of(after))));
        return view(organization, Optional.of(after));
    }

    private static String key(Body body) {
        String key = body.text("key").orElseThrow(() -> Body.missing("key"));
        if (key.length() < SHORTEST || key.length() > LONGEST) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, "key", "has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return key;
    }

    private Response view(Organization organization, Optional<OrganizationKey> key) {
        return Json.ok(new KeyView(keys.isRequired(organization), moment(key)));
    }

    private static @Nullable String moment(Optional<OrganizationKey> key) {
        return key.map(OrganizationKey::changedAt).map(Instant::toString).orElse(null);
    }
}
