package dev.portico.extension.signals;

import java.util.function.Function;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.ssf.transmitter.SsfTransmitterConfig;
import org.keycloak.ssf.transmitter.event.SecurityEventTokenMapper;

/**
 * Keycloak's, but for logouts that have no details. Keycloak 26.7.4 looks into them all the same; the account API ends other sessions
 * with such events, so that "sign out everywhere else" ended in an exception for each and nobody was told of them.
 */
final class LogoutMapper extends SecurityEventTokenMapper {

    LogoutMapper(KeycloakSession session, SsfTransmitterConfig config, Function<KeycloakSession, String> issuer) {
        super(session, config, issuer);
    }

    @Override
    protected boolean shouldIgnoreLogout(Event event) {
        return event.getDetails() != null && super.shouldIgnoreLogout(event);
    }
}
