package dev.portico.extension.rest;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;

/**
 * The account behind a caller: who answers for what they ask for, and can be judged again when it comes to count.
 *
 * @param realmId the realm of the account, which for an administrator may be another than the one they administer
 */
public record Account(String realmId, String userId) {

    /** Throws an {@link IllegalStateException} where the request was not made with an account's token. */
    public static Account of(KeycloakSession session, RealmModel realm, Authority caller) {
        return caller.user()
                .map(user -> new Account(realm.getId(), user.getId()))
                .orElseGet(() -> administrator(session));
    }

    private static Account administrator(KeycloakSession session) {
        if (session.getContext().getBearerToken() instanceof JsonWebToken token) {
            RealmModel home = session.realms().getRealmByName(realmOf(token.getIssuer()));
            UserModel user = session.getContext().getUser();
            if (home != null && user != null) {
                return new Account(home.getId(), user.getId());
            }
        }
        throw new IllegalStateException("an administrator without an account");
    }

    /** The name is escaped there as in any address. */
    static String realmOf(String issuer) {
        String path = URI.create(issuer).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Optional<UserModel> user(KeycloakSession session) {
        return Optional.ofNullable(session.realms().getRealm(realmId))
                .map(home -> session.users().getUserById(home, userId));
    }

    /**
     * Who this account could call as in a realm, as things are now: one of its own may have called as a member, for the vendor or
     * as a realm admin. None where it is gone or disabled.
     */
    public Stream<Caller> callers(KeycloakSession session, RealmModel realm) {
        RealmModel home = session.realms().getRealm(realmId);
        UserModel user = home == null ? null : session.users().getUserById(home, userId);
        if (home == null || user == null || !user.isEnabled()) {
            return Stream.empty();
        }
        Stream<Caller> person = home.equals(realm) ? Stream.of(Callers.person(session, realm, user)) : Stream.empty();
        return Stream.concat(person, Callers.administrator(session, realm, home, user).stream());
    }
}
