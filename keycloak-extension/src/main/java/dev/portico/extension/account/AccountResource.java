package dev.portico.extension.account;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.review.OwnHistory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/** {@code /portal-own-access}: where somebody has access and why not, and what became of it; of themselves alone, and only to be read. */
public final class AccountResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    AccountResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @GET
    @Path("/")
    public Response show(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Owner owner = Owner.of(session);
        return Json.ok(new OwnAccess(session, realm, owner).page(Paging.of(limit, after)));
    }

    @GET
    @Path("history")
    public Response history(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Owner owner = Owner.of(session);
        List<Organization> theirs =
                Directory.of(session, realm).organizationsOf(owner.user()).toList();
        Locks locks = Locks.of(session, realm, owner, theirs);
        return new OwnHistory(
                        session,
                        realm,
                        new UserId(owner.user().getId()),
                        theirs.stream()
                                .collect(Collectors.toMap(each -> each.id().value(), Organization::name)),
                        locks.organizations())
                .list(Paging.of(limit, after));
    }

    /** To browsers that ask beforehand, as Keycloak's Account API; whether the origin may, is decided by the token that comes then. */
    @OPTIONS
    @Path("/")
    public Response preflight() {
        return Cors.builder().auth().allowedMethods(HttpMethod.GET).preflight().add(Response.ok());
    }

    @OPTIONS
    @Path("history")
    public Response historysPreflight() {
        return preflight();
    }

    /** Keycloak would answer 405 to what nobody serves. */
    @Path("{other: .+}")
    public Object other() {
        Objects.requireNonNull(Owner.of(session));
        throw Problem.notFound();
    }
}
