package dev.portico.extension.explain;

import dev.portico.extension.access.Explanation;
import dev.portico.extension.access.Explanations;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Situation;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code /organizations/{org}/explain}: about oneself for everybody, about a member for who holds {@code members.view} there,
 * about anybody for operators and realm admins.
 *
 * <p>What the vendor's roles give somebody is told to them and to who runs everything. Others are told what the person is in
 * their organisation, which is all that a token for it shows, too.
 */
public final class ExplainResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Organizations organizations;
    private final Directory directory;

    public ExplainResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.organizations = Organizations.visibleTo(caller, session, realm);
        this.directory = Directory.of(session, realm);
    }

    /** Of oneself where no user is named, and about entering where no permission is. */
    @GET
    @Path("/")
    public Response explain(
            @PathParam("org") String org,
            @QueryParam("user") @Nullable String user,
            @QueryParam("permission") @Nullable String permission) {
        Organization organization = organizations.find(org);
        UserModel person = person(user, organization);
        Permission asked = permission(permission);
        Situation now = new Situation(
                directory.settings(),
                organization,
                asSeen(person, organization),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
        Explanations explanations = new Explanations(now, directory.roles(), new PortalRoles(realm, directory).all());
        Explanation explanation = OrganizationKeys.of(session, realm).isLockedOut(person, organization)
                ? explanations.ofLockedOut(asked)
                : explanations.of(asked);
        Surroundings surroundings = new Surroundings(session, realm, directory);
        Calls calls = new Calls(
                session,
                realm,
                now,
                surroundings.helpers(person, now),
                caller.user().isEmpty());
        return Json.ok(new ExplanationView(
                explanation.allowed(),
                explanation.reason().map(Reason::wireName).orElse(null),
                explanation.because(),
                explanation.remedies().stream()
                        .flatMap(remedy -> calls.of(remedy, asked).stream())
                        .findFirst()
                        .orElse(null)));
    }

    private UserModel person(@Nullable String id, Organization organization) {
        if (id == null || id.isBlank()) {
            return caller.user()
                    .orElseThrow(() -> Problem.invalid(Reason.INVALID_VALUE, "user must be the id of a user"));
        }
        Optional<UserModel> oneself = caller.user().filter(user -> user.getId().equals(id));
        return oneself.orElseGet(() -> {
            caller.require(Permission.MEMBERS_VIEW, organization);
            return Optional.ofNullable(session.users().getUserById(realm, Input.id(id)))
                    .filter(user -> caller.viewsRealm() || directory.isMember(user, organization.id()))
                    .orElseThrow(Problem::notFound);
        });
    }

    private static Permission permission(@Nullable String name) {
        return name == null || name.isBlank()
                ? Permission.PORTAL_ENTER
                : Permission.named(name)
                        .orElseThrow(() -> Problem.invalid(
                                Reason.INVALID_VALUE, "permission must be the name of a permission, as in a token"));
    }

    private Member asSeen(UserModel person, Organization organization) {
        Member member = directory.member(person, organization);
        boolean oneself = caller.user()
                .filter(user -> user.getId().equals(person.getId()))
                .isPresent();
        return oneself || caller.viewsRealm() ? member : member.asCustomer();
    }
}
