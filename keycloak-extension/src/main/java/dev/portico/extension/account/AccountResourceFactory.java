package dev.portico.extension.account;

import dev.portico.extension.rest.RealmResourceFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Serves {@code /realms/{realm}/portal-own-access} to the account console, for whoever is signed in to it. */
public final class AccountResourceFactory extends RealmResourceFactory {

    public AccountResourceFactory() {
        super("portal-own-access");
    }

    @Override
    protected Object resource(KeycloakSession session, RealmModel realm) {
        return new AccountResource(session, realm);
    }
}
