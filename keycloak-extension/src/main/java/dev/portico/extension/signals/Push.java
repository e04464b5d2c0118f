package dev.portico.extension.signals;

import java.util.List;
import org.keycloak.events.outbox.OutboxDeliveryOutcome;
import org.keycloak.events.outbox.OutboxDeliveryResult;
import org.keycloak.events.outbox.OutboxStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.OutboxEntryEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.ssf.transmitter.SsfTransmitter;
import org.keycloak.ssf.transmitter.SsfTransmitterContext;
import org.keycloak.ssf.transmitter.outbox.SsfOutboxKinds;
import org.keycloak.ssf.transmitter.outbox.SsfPushDeliveryHandler;

/**
 * Pushes what waits for one receiver, the oldest first. Rows are locked, and those that another node or Keycloak's drainer works on
 * are passed over, so nobody delivers the same twice. What fails stays as it is.
 *
 * @param client id of the receiver's client
 */
record Push(KeycloakSessionFactory factory, String realmId, String client) {

    private static final int BATCH = 20;

    /** How {@link SsfPushDeliveryHandler} begins its report of an answer that refuses one signal for what it is. */
    private static final String REFUSED = "HTTP 400";

    private enum Batch {
        NOTHING_LEFT,
        MORE,
        AWAY
    }

    /** Whether all there was is delivered, or left to others; no when the receiver is away. */
    boolean all() {
        Batch batch;
        do {
            batch = KeycloakModelUtils.runJobInTransactionWithResult(factory, this::batch);
        } while (batch == Batch.MORE);
        return batch == Batch.NOTHING_LEFT;
    }

    private Batch batch(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Batch.NOTHING_LEFT;
        }
        session.getContext().setRealm(realm);
        SsfTransmitterContext context = SsfTransmitter.of(session).context();
        OutboxStore store = context.outboxStore(session);
        SsfPushDeliveryHandler handler =
                new SsfPushDeliveryHandler(context, context.services()::createPushDelivery, context.metrics());
        List<OutboxEntryEntity> rows = store.lockPendingForOwner(SsfOutboxKinds.PUSH, client, BATCH);
        boolean delivered = false;
        for (OutboxEntryEntity row : rows) {
            OutboxDeliveryResult result = handler.deliver(session, row);
            if (result.outcome() == OutboxDeliveryOutcome.DELIVERED) {
                store.markDelivered(row);
                delivered = true;
            } else if (!isAboutTheSignal(result)) {
                return Batch.AWAY;
            }
        }
        return delivered && rows.size() == BATCH ? Batch.MORE : Batch.NOTHING_LEFT;
    }

    /** Whether the next one may fare better. */
    private static boolean isAboutTheSignal(OutboxDeliveryResult result) {
        return result.outcome() != OutboxDeliveryOutcome.RETRY
                || (result.errorMessage() != null && result.errorMessage().startsWith(REFUSED));
    }
}
