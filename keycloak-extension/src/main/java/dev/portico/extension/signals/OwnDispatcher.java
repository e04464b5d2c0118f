package dev.portico.extension.signals;

import org.keycloak.models.KeycloakSession;
import org.keycloak.ssf.event.token.SsfSecurityEventToken;
import org.keycloak.ssf.transmitter.SsfTransmitterContext;
import org.keycloak.ssf.transmitter.SsfTransmitterProvider;
import org.keycloak.ssf.transmitter.delivery.SecurityEventTokenDispatcher;
import org.keycloak.ssf.transmitter.stream.StreamConfig;

/** Keycloak's, for signals that {@link Subscription} has looked at: its own look knows of users only. */
final class OwnDispatcher extends SecurityEventTokenDispatcher {

    OwnDispatcher(KeycloakSession session, SsfTransmitterProvider transmitter) {
        this(session, transmitter, transmitter.context());
    }

    private OwnDispatcher(KeycloakSession session, SsfTransmitterProvider transmitter, SsfTransmitterContext context) {
        super(
                session,
                transmitter.securityEventTokenEncoder(),
                transmitter.pushDeliveryService(),
                context.config(),
                context.outboxStoreFactory(),
                context.metrics(),
                transmitter.subjectInclusionResolver());
    }

    @Override
    protected boolean shouldDispatchForSubject(SsfSecurityEventToken token, StreamConfig stream) {
        return true;
    }
}
