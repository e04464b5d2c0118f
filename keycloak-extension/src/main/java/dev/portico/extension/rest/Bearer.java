package dev.portico.extension.rest;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.keys.OrganizationKeys;
import jakarta.ws.rs.HttpMethod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.util.TokenUtil;

/**
 * Lets in by an access token in the {@code Authorization} header and nothing else; cookies are never looked at.
 *
 * <p>Keycloak's own check does what introspection does: signature, issuer, expiry, revocation, a living session, an enabled
 * user and client. On top come the audience, the client the token was made for, and that it is an access token.
 */
public final class Bearer {

    public static final String AUDIENCE = "portal-access";

    private static final String ASKING = Bearer.class.getName();

    private final KeycloakSession session;
    private final Credentials credentials;
    private final AcceptedClients accepted;
    private final Function<UserModel, Set<OrganizationId>> assigned;
    private final Function<UserSessionModel, Optional<OrganizationId>> perspective;

    /**
     * @param assigned the organisations an agent was given
     * @param perspective the organisation that somebody looks at through another's eyes in this session; empty in one's own. Throws a
     *     401 where that has ended
     */
    public Bearer(
            KeycloakSession session,
            AcceptedClients accepted,
            Function<UserModel, Set<OrganizationId>> assigned,
            Function<UserSessionModel, Optional<OrganizationId>> perspective) {
        this.session = session;
        this.credentials = new Credentials(session);
        this.accepted = accepted;
        this.assigned = assigned;
        this.perspective = perspective;
    }

    /**
     * Whether it is this API that is looking at a token. Keycloak asks the grant that made one whether it counts where it is shown
     * ({@code GrantTypeEndpointRestrictionValidator}); one of a perspective counts here and nowhere else, whatever the path looks like.
     */
    public static boolean isAsking(KeycloakSession session) {
        return session.getAttribute(ASKING) != null;
    }

    /** Whether anything was sent that claims to be a caller. */
    public boolean isPresent() {
        return credentials.arePresent();
    }

    /** The caller; throws a 401 when the token does not count here, a 403 when it may only look and this is no looking. */
    public Caller caller() {
        RealmModel realm = session.getContext().getRealm();
        String token = credentials.token().orElseThrow(() -> Problem.unauthenticated(isPresent()));
        AuthResult found = authenticated(token);
        if (found == null || !realm.isEnabled() || !counts(realm, found.token())) {
            throw Problem.unauthenticated(true);
        }
        UserModel user = found.user();
        Optional<OrganizationId> looksAt = perspective.apply(found.session());
        if (looksAt.isPresent() != found.token().getOtherClaims().containsKey("act")) {
            throw Problem.unauthenticated(true);
        }
        if (looksAt.isPresent()
                && !HttpMethod.GET.equals(session.getContext().getHttpRequest().getHttpMethod())) {
            throw Problem.forbidden(Reason.MISSING_PERMISSION, "In perspective nothing can be changed");
        }
        Caller caller = new UserCaller(
                user,
                Directory.of(session, realm),
                looksAt.map(organization -> new Looking(organization, claimed(found.token()))),
                () -> assigned.apply(user),
                looksAt.isPresent() ? mine -> Set.of() : mine -> locked(realm, found, mine),
                Optional.of(found.session()));
        Actor.of(caller.runsEverything() ? Actor.Kind.VENDOR : Actor.Kind.PERSON, user.getId())
                .actsIn(session);
        return caller;
    }

    /**
     * The token stands for the one organisation it was made for, as long as the key that is asked for there is the one its session has
     * shown. Through somebody's eyes it is the viewer who has shown it.
     */
    private Set<OrganizationId> locked(RealmModel realm, AuthResult found, List<Organization> mine) {
        OrganizationKeys keys = OrganizationKeys.of(session, realm);
        Object made = found.token().getOtherClaims().get("org_id");
        Predicate<Organization> here = organization -> organization.id().value().equals(made);
        Stream<OrganizationId> outdated = mine.stream()
                .filter(here)
                .filter(organization -> keys.outdate(found.session(), organization))
                .map(Organization::id);
        Set<OrganizationId> others = keys.askedAmong(
                found.user(), mine.stream().filter(here.negate()).toList());
        return Stream.concat(outdated, others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable AuthResult authenticated(String token) {
        session.setAttribute(ASKING, true);
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session)
                    .setTokenString(token)
                    .setAudience(AUDIENCE)
                    .authenticate();
        } finally {
            session.removeAttribute(ASKING);
        }
    }

    private boolean counts(RealmModel realm, AccessToken token) {
        return TokenUtil.TOKEN_TYPE_BEARER.equals(token.getType())
                && accepted.in(realm).contains(String.valueOf(token.getIssuedFor()))
                && credentials.areSafe();
    }

    private static Entitlements claimed(AccessToken token) {
        List<Permission> named = token.getOtherClaims().get("entitlements") instanceof Collection<?> words
                ? words.stream()
                        .flatMap(word -> Permission.named(String.valueOf(word)).stream())
                        .toList()
                : List.of();
        return Entitlements.of(named).reading();
    }
}
