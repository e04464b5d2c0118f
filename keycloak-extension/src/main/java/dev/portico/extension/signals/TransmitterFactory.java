package dev.portico.extension.signals;

import org.keycloak.models.KeycloakSession;
import org.keycloak.ssf.transmitter.DefaultSsfTransmitterProviderFactory;
import org.keycloak.ssf.transmitter.SsfTransmitterContext;
import org.keycloak.ssf.transmitter.delivery.push.PushDeliveryService;

/**
 * Makes Keycloak's transmitter push with {@link TimedPush}, in its own drainer as well. It has the id of Keycloak's own, and so
 * its settings: of two with one id Keycloak takes the one that is not its own ({@code ProviderManager.compareFactories}).
 */
public final class TransmitterFactory extends DefaultSsfTransmitterProviderFactory {

    @Override
    public PushDeliveryService createPushDelivery(KeycloakSession session, SsfTransmitterContext context) {
        return new TimedPush(session, context.config());
    }
}
