package dev.portico.extension.invitations;

import dev.portico.extension.rest.Account;
import dev.portico.extension.rest.Caller;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Who answers for an invitation.
 *
 * @param realmId the realm of their account, which for an administrator may be another than the invitation's
 * @param language the one they use, as a guess at what the people they invite understand
 */
record Inviter(String userId, String realmId, Optional<String> language) {

    static Inviter of(KeycloakSession session, RealmModel realm, Caller caller) {
        Account account = Account.of(session, realm, caller);
        return new Inviter(
                account.userId(),
                account.realmId(),
                account.user(session).map(user -> user.getFirstAttribute(UserModel.LOCALE)));
    }
}
