package dev.portico.extension.signals;

import org.keycloak.models.KeycloakSession;
import org.keycloak.ssf.transmitter.DefaultSsfTransmitterProviderFactory;
import org.keycloak.ssf.transmitter.SsfTransmitterContext;
import org.keycloak.ssf.transmitter.delivery.push.PushDeliveryService;
import org.keycloak.ssf.transmitter.event.SecurityEventTokenMapper;

/**
 * Makes Keycloak's transmitter push with {@link TimedPush}, in its own drainer as well, and see every logout with
 * {@link LogoutMapper}, in its own listener as well. It has the id of Keycloak's own, and so
 * its settings: of two with one id Keycloak takes the one that is not its own ({@code ProviderManager.compareFactories}).
 */
public final class TransmitterFactory extends DefaultSsfTransmitterProviderFactory {

    @Override
    public SecurityEventTokenMapper createMapper(KeycloakSession session, SsfTransmitterContext context) {
        return new LogoutMapper(session, context.config(), context.issuerUrlFactory());
    }

    @Override
    public PushDeliveryService createPushDelivery(KeycloakSession session, SsfTransmitterContext context) {
        return new TimedPush(session, context.config());
    }
}
