package dev.portico.extension.invitations;

import dev.portico.extension.rest.Caller;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;

/**
 * Who answers for an invitation.
 *
 * @param realmId the realm of their account, which for an administrator may be another than the invitation's
 * @param language the one they use, as a guess at what the people they invite understand
 */
record Inviter(String userId, String realmId, Optional<String> language) {

    static Inviter of(KeycloakSession session, RealmModel realm, Caller caller) {
        return caller.user().map(user -> of(user, realm)).orElseGet(() -> administrator(session));
    }

    private static Inviter administrator(KeycloakSession session) {
        if (session.getContext().getBearerToken() instanceof JsonWebToken token) {
            String issuer = token.getIssuer();
            RealmModel home = session.realms().getRealmByName(issuer.substring(issuer.lastIndexOf('/') + 1));
            UserModel user = session.getContext().getUser();
            if (home != null && user != null) {
                return of(user, home);
            }
        }
        throw new IllegalStateException("an administrator without an account");
    }

    private static Inviter of(UserModel user, RealmModel home) {
        return new Inviter(user.getId(), home.getId(), Optional.ofNullable(user.getFirstAttribute(UserModel.LOCALE)));
    }
}
