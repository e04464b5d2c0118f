package dev.portico.extension.signals;

import dev.portico.extension.commit.BeforeCommit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.ssf.Ssf;
import org.keycloak.ssf.transmitter.SsfTransmitter;
import org.keycloak.ssf.transmitter.event.SecurityEventTokenMapper;

/** Has what Keycloak itself signals, of logouts and credentials, delivered right after the commit, too. */
final class NativeSignals implements EventListenerProvider {

    private static final String ATTRIBUTE = NativeSignals.class.getName();

    private final KeycloakSession session;
    private final Deliveries deliveries;

    NativeSignals(KeycloakSession session, Deliveries deliveries) {
        this.session = session;
        this.deliveries = deliveries;
    }

    @Override
    public void onEvent(Event event) {
        hurry(event.getRealmId(), mapper -> mapper.canConvert(event));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        hurry(event.getRealmId(), mapper -> mapper.canConvert(event));
    }

    /** Once in a transaction, and only for what becomes a signal: most events do not. */
    private void hurry(@Nullable String realmId, Predicate<SecurityEventTokenMapper> becomesASignal) {
        RealmModel realm = realmId == null ? null : session.realms().getRealm(realmId);
        if (realm != null
                && Ssf.isTransmitterEnabled(realm)
                && session.getAttribute(ATTRIBUTE) == null
                && becomesASignal.test(SsfTransmitter.of(session).securityEventTokenMapper())) {
            session.setAttribute(ATTRIBUTE, realmId);
            BeforeCommit.of(session).atOnce(() -> deliveries.hurryAll(realm.getId()));
        }
    }

    @Override
    public void close() {}
}
