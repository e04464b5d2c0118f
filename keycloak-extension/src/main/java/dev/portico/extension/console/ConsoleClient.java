package dev.portico.extension.console;

import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client by which people sign in to a realm's own console. */
final class ConsoleClient {

    private ConsoleClient() {}

    /**
     * Gives it the scopes that any client of the realm begins with, where it has none at all. A realm that is imported with scopes in its
     * file gets this client from Keycloak before they are there ({@code RealmManager#importRealm}), and a console whose tokens name nobody
     * calls everybody "Anonymous". One that was imported with scopes, or made with a realm, has its own. One that was imported with none
     * gets these, too: nothing tells it from the other, and a console with nobody's name is of no use.
     */
    static void complete(RealmModel realm) {
        ClientModel console = realm.getClientByClientId(Constants.ADMIN_CONSOLE_CLIENT_ID);
        if (console != null
                && console.getClientScopes(true).isEmpty()
                && console.getClientScopes(false).isEmpty()) {
            realm.getDefaultClientScopesStream(true)
                    .filter(scope -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol()))
                    .toList()
                    .forEach(scope -> console.addClientScope(scope, true));
        }
    }
}
