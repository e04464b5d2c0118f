package dev.portico.extension.account;

import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * What somebody holds in each of their organisations. Nothing is read before it is asked for, and then with three statements for all of
 * them; of people of a federation that is not imported a {@link Roster} does not know, and they are read one organisation at a time.
 */
final class Memberships {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Directory directory;
    private @Nullable Roster roster;

    Memberships(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.directory = Directory.of(session, realm);
    }

    Member in(Organization organization) {
        return StorageId.isLocalStorage(user.getId())
                ? roster().member(new UserId(user.getId()), user.isEnabled(), organization)
                : directory.member(user, organization);
    }

    private Roster roster() {
        Roster known = roster;
        if (known == null) {
            known = Roster.of(session, realm, List.of(user.getId()));
            roster = known;
        }
        return known;
    }
}
