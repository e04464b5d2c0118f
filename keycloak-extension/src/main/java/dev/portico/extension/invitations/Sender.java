package dev.portico.extension.invitations;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Organization;
import dev.portico.extension.rest.Caller;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Somebody who invites now, as plain values that outlive the request's session.
 *
 * @param ceiling what nobody they invite may exceed
 * @param horizon how long they can grant something for
 * @param address where people find this Keycloak
 * @param toMany whether to a whole file of people
 */
record Sender(Inviter inviter, Entitlements ceiling, Horizon horizon, String address, boolean toMany) {

    static Sender of(KeycloakSession session, RealmModel realm, Caller caller, Organization organization) {
        return new Sender(
                Inviter.of(session, realm, caller),
                caller.ceiling(organization),
                caller.horizon(organization),
                session.getContext().getUri().getBaseUri().toString(),
                false);
    }

    Sender ofMany() {
        return new Sender(inviter, ceiling, horizon, address, true);
    }
}
