package dev.portico.extension.account;

import dev.portico.extension.access.Reason;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.rest.Credentials;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.HttpMethod;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.util.TokenUtil;

/**
 * Whose account it is: whoever holds an access token that Keycloak's account console got for them.
 *
 * <p>The audience alone would not do. By default every client of a realm gets {@code account} into its tokens, so that any service that
 * was ever shown one could read here: the token has to be the console's own ({@code azp}). It has to carry what Keycloak's Account API
 * asks for, too. One for looking through somebody's eyes never counts, whatever it says: its grant refuses it ({@code
 * PerspectiveGrant.isTokenAllowed}), and so do its audience, its client, its {@code act} and its session.
 *
 * <p>In return, what is let in here opens nothing of the access API, which asks for another audience and another client.
 *
 * @param session the one the token was made in
 */
record Owner(UserModel user, UserSessionModel session) {

    static final String AUDIENCE = Constants.ACCOUNT_MANAGEMENT_CLIENT_ID;

    private static final Set<String> ROLES = Set.of(AccountRoles.VIEW_PROFILE, AccountRoles.MANAGE_ACCOUNT);

    /**
     * Throws a 401 when the token does not count here, a 403 when it may not look at the account or is sent from a page of an origin that
     * its client does not name.
     */
    static Owner of(KeycloakSession session) {
        Credentials credentials = new Credentials(session);
        String token =
                credentials.token().orElseThrow(() -> Problem.unauthenticated(credentials.arePresent(), AUDIENCE));
        AuthResult found = new AppAuthManager.BearerTokenAuthenticator(session)
                .setTokenString(token)
                .setAudience(AUDIENCE)
                .authenticate();
        if (found == null
                || !credentials.areSafe()
                || !counts(session.getContext().getRealm(), found)) {
            throw Problem.unauthenticated(true, AUDIENCE);
        }
        Cors.builder()
                .checkAllowedOrigins(found.token())
                .allowedMethods(HttpMethod.GET)
                .auth()
                .add();
        if (!mayLook(found.token())) {
            throw Problem.forbidden(Reason.MISSING_PERMISSION, "This needs a role of the client account");
        }
        return new Owner(found.user(), found.session());
    }

    private static boolean counts(RealmModel realm, AuthResult found) {
        AccessToken token = found.token();
        return realm.isEnabled()
                && Optional.ofNullable(realm.getClientByClientId(AUDIENCE))
                        .filter(ClientModel::isEnabled)
                        .isPresent()
                && TokenUtil.TOKEN_TYPE_BEARER.equals(token.getType())
                && Constants.ACCOUNT_CONSOLE_CLIENT_ID.equals(token.getIssuedFor())
                && !token.getOtherClaims().containsKey("act")
                && Perspective.in(found.session()).isEmpty();
    }

    private static boolean mayLook(AccessToken token) {
        return Optional.ofNullable(token.getResourceAccess(AUDIENCE))
                .filter(access -> ROLES.stream().anyMatch(access::isUserInRole))
                .isPresent();
    }
}
