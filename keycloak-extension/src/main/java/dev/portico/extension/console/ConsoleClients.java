package dev.portico.extension.console;

import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The clients by which people sign in to a realm's own console, and to their account's. */
final class ConsoleClients {

    private ConsoleClients() {}

    /**
     * Gives them the scopes that any client of the realm begins with, where they have none at all. A realm that is imported with scopes in
     * its file gets these clients from Keycloak before the scopes are there ({@code RealmManager#importRealm}), and a console whose tokens
     * name nobody calls everybody "Anonymous"; that of the account, whose tokens have no roles either, is told nothing by Keycloak's
     * Account API. Those that were imported with scopes, or made with a realm, have their own. Those that were imported with none get these,
     * too: nothing tells them from the others, and a console with nobody's name is of no use.
     */
    static void complete(RealmModel realm) {
        Stream.of(Constants.ADMIN_CONSOLE_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID)
                .map(realm::getClientByClientId)
                .filter(Objects::nonNull)
                .filter(client -> client.getClientScopes(true).isEmpty()
                        && client.getClientScopes(false).isEmpty())
                .forEach(client -> complete(realm, client));
    }

    private static void complete(RealmModel realm, ClientModel client) {
        realm.getDefaultClientScopesStream(true)
                .filter(scope -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol()))
                .toList()
                .forEach(scope -> client.addClientScope(scope, true));
    }
}
