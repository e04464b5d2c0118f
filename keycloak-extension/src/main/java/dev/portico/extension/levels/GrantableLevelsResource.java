package dev.portico.extension.levels;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /organizations/{org}/levels}: those that the caller may give somebody there, for who may give any: nobody grants or
 * invites with what they do not hold themselves (R48).
 */
public final class GrantableLevelsResource {

    private final Caller caller;
    private final Organizations organizations;
    private final Levels levels;

    public GrantableLevelsResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
        this.levels = Levels.of(session, realm);
    }

    @GET
    @Path("/")
    public Response list(@PathParam("org") String org) {
        Organization organization = organizations.find(org);
        if (!caller.in(organization).contains(Permission.MEMBERS_INVITE)) {
            caller.require(Permission.MEMBERS_ASSIGN_LEVELS, organization);
        }
        Entitlements ceiling = caller.ceiling(organization);
        return Json.ok(new Paging.Page<>(
                levels.after("").stream()
                        .filter(level -> ceiling.covers(level.role().entitlements()))
                        .map(Level::view)
                        .toList(),
                null));
    }
}
