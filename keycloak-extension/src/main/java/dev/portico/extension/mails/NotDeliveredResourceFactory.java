package dev.portico.extension.mails;

import dev.portico.extension.rest.RealmResourceFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Serves {@code /realms/{realm}/portal-mails} to the portal itself, which proves who it is as at the token endpoint. */
public final class NotDeliveredResourceFactory extends RealmResourceFactory {

    public NotDeliveredResourceFactory() {
        super("portal-mails");
    }

    @Override
    protected Object resource(KeycloakSession session, RealmModel realm) {
        return new NotDeliveredResource(session, realm);
    }
}
