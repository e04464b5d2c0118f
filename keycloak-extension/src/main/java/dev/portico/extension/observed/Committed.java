package dev.portico.extension.observed;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What held before this transaction: seen by another one, of which nothing here is known yet.
 *
 * <p>Takes a second connection to the database, so it is for changes that are rare and tell nothing of what was before:
 * those made in the console.
 */
final class Committed {

    private Committed() {}

    static <T> T read(KeycloakSession session, Function<KeycloakSession, T> look) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), look::apply);
    }
}
