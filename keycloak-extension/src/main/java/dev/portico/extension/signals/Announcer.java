package dev.portico.extension.signals;

import dev.portico.extension.commit.BeforeCommit;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.revision.Raised;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;
import org.keycloak.ssf.Ssf;

/**
 * Writes signals into Keycloak's outbox, in the transaction that calls for them: what is rolled back signals nothing, and what is
 * committed is delivered even when the server dies the next moment. They are on their way as soon as it is committed, and the
 * portal has them when the change is answered: the next request is decided by the new rights (R44).
 */
final class Announcer implements ProviderEventListener {

    private final Deliveries deliveries;

    Announcer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof Raised raised) {
            RealmModel realm = raised.session().realms().getRealm(raised.realmId());
            if (realm != null && Ssf.isTransmitterEnabled(realm)) {
                within(raised.session(), realm, () -> announce(raised, realm));
            }
        }
    }

    private void announce(Raised raised, RealmModel realm) {
        KeycloakSession session = raised.session();
        Transmission transmission = new Transmission(session, realm);
        if (!transmission.hasReceivers()) {
            return;
        }
        List<Raised.Count> counts = raised.counts();
        List<Said> said = Journal.of(session, realm).written().stream()
                .flatMap(journaled -> journaled.entries().stream().map(entry -> new Said(journaled.actor(), entry)))
                .toList();
        Causes causes = new Causes(said, Actor.in(session));
        Signals signals = new Signals(said, causes, new NewEntitlements(session, realm, counts));
        Transmission.Pushed pushed = transmission.send(signals.of(counts), causes);
        BeforeCommit.of(session).atOnce(() -> {
            deliveries.hurry(realm.getId(), pushed.others());
            deliveries.deliver(realm.getId(), pushed.guarded());
        });
    }

    /** Keycloak's transmitter looks at the realm of the context, which in an administrator's request may be another. */
    private static void within(KeycloakSession session, RealmModel realm, Runnable work) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            work.run();
        } finally {
            if (before != null) {
                session.getContext().setRealm(before);
            }
        }
    }
}
