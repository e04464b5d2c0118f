package dev.portico.extension.invitations;

import dev.portico.extension.rest.Account;
import dev.portico.extension.rest.Caller;
import java.util.List;
import java.util.Locale;
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
                account.user(session)
                        .map(user -> user.getFirstAttribute(UserModel.LOCALE))
                        .or(() -> asked(session, realm)));
    }

    /** The language that the request is to be answered in: the portal sends that of its pages. */
    private static Optional<String> asked(KeycloakSession session, RealmModel realm) {
        List<String> spoken = realm.getSupportedLocalesStream().toList();
        return session.getContext().getHttpRequest().getHttpHeaders().getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(spoken::contains)
                .findFirst();
    }
}
