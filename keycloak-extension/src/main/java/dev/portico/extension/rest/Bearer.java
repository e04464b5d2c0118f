package dev.portico.extension.rest;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Actor;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
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

    private static final String BEARER = "Bearer";

    private final KeycloakSession session;
    private final AcceptedClients accepted;
    private final Function<UserModel, Set<OrganizationId>> assigned;

    /** @param assigned the organisations an agent was given */
    public Bearer(
            KeycloakSession session, AcceptedClients accepted, Function<UserModel, Set<OrganizationId>> assigned) {
        this.session = session;
        this.accepted = accepted;
        this.assigned = assigned;
    }

    /** Whether anything was sent that claims to be a caller. */
    public boolean isPresent() {
        return headers().getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    }

    /** The caller; throws a 401 when the token does not count here, a 403 when it may only look and this is no looking. */
    public Caller caller() {
        RealmModel realm = session.getContext().getRealm();
        String token = header().orElseThrow(() -> Problem.unauthenticated(isPresent()));
        AuthResult found = new AppAuthManager.BearerTokenAuthenticator(session)
                .setTokenString(token)
                .setAudience(AUDIENCE)
                .authenticate();
        if (found == null || !realm.isEnabled() || !counts(realm, found.token())) {
            throw Problem.unauthenticated(true);
        }
        UserModel user = found.user();
        boolean onlyLooks = found.token().getOtherClaims().containsKey("act");
        if (onlyLooks
                && !HttpMethod.GET.equals(session.getContext().getHttpRequest().getHttpMethod())) {
            throw Problem.forbidden(Reason.MISSING_PERMISSION, "In perspective nothing can be changed");
        }
        Caller caller = new UserCaller(
                user,
                Directory.of(session, realm),
                onlyLooks ? Optional.of(claimed(found.token())) : Optional.empty(),
                () -> assigned.apply(user));
        Actor.of(caller.runsEverything() ? Actor.Kind.VENDOR : Actor.Kind.PERSON, user.getId())
                .actsIn(session);
        return caller;
    }

    private boolean counts(RealmModel realm, AccessToken token) {
        return TokenUtil.TOKEN_TYPE_BEARER.equals(token.getType())
                && accepted.in(realm).contains(String.valueOf(token.getIssuedFor()))
                && isSecure(realm);
    }

    private boolean isSecure(RealmModel realm) {
        ClientConnection connection = session.getContext().getConnection();
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme())
                || !realm.getSslRequired().isRequired(connection);
    }

    private Optional<String> header() {
        try {
            return Optional.ofNullable(AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers()))
                    .filter(header -> BEARER.equalsIgnoreCase(header.getScheme()))
                    .map(AppAuthManager.AuthHeader::getToken);
        } catch (NotAuthorizedException severalHeaders) {
            return Optional.empty();
        }
    }

    private HttpHeaders headers() {
        return session.getContext().getHttpRequest().getHttpHeaders();
    }

    private static Entitlements claimed(AccessToken token) {
        List<Permission> named = token.getOtherClaims().get("entitlements") instanceof Collection<?> words
                ? words.stream()
                        .flatMap(word -> Permission.named(String.valueOf(word)).stream())
                        .toList()
                : List.of();
        return Entitlements.of(named);
    }
}
