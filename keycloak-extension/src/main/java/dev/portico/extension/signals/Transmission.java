package dev.portico.extension.signals;

import dev.portico.extension.journal.Journal;
import dev.portico.extension.sessions.GuardedClients;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.ssf.event.token.SsfSecurityEventToken;
import org.keycloak.ssf.transmitter.SsfTransmitter;
import org.keycloak.ssf.transmitter.SsfTransmitterProvider;
import org.keycloak.ssf.transmitter.delivery.SecurityEventTokenDispatcher;
import org.keycloak.ssf.transmitter.stream.StreamConfig;
import org.keycloak.urls.UrlType;

/** Signs what there is to tell, for every receiver by itself, and puts it into the outbox. */
final class Transmission {

    private static final Logger LOG = Logger.getLogger(Transmission.class);

    private static final String PUSH = "urn:ietf:rfc:8935";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SsfTransmitterProvider transmitter;
    private final List<StreamConfig> streams;

    Transmission(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.transmitter = Objects.requireNonNull(SsfTransmitter.of(session), "the feature ssf is on");
        this.streams = transmitter.streamStore().findStreamsForSsfReceiverClients();
    }

    boolean hasReceivers() {
        return !streams.isEmpty();
    }

    /**
     * Ids of the clients who have something coming that is pushed to them.
     *
     * @param guarded those whom the portal's access guards: they decide by what they are told
     */
    record Pushed(Set<String> guarded, Set<String> others) {
        static final Pushed NOTHING = new Pushed(Set.of(), Set.of());
    }

    Pushed send(List<Signal> signals, Causes causes) {
        Optional<String> issuer = issuer();
        if (issuer.isEmpty()) {
            LOG.warnf(
                    "Realm %s: a change made outside a request is not signalled; set Keycloak's hostname to a full address",
                    realm.getName());
            return Pushed.NOTHING;
        }
        SecurityEventTokenDispatcher dispatcher = new OwnDispatcher(session, transmitter);
        Payloads payloads = new Payloads(issuer.get());
        String txn = Journal.of(session, realm).requestId();
        Pushed pushed = new Pushed(new HashSet<>(), new HashSet<>());
        for (StreamConfig stream : streams) {
            ClientModel client = realm.getClientById(stream.getClientId());
            Subscription subscription =
                    new Subscription(session, client, stream.getDefaultSubjects(), transmitter, causes);
            for (Signal signal : signals) {
                if (subscription.wants(signal.subject())) {
                    dispatcher.dispatchEvent(token(payloads, signal, stream, client, txn), stream);
                    if (stream.getDelivery() != null
                            && PUSH.equals(stream.getDelivery().getMethod())) {
                        (GuardedClients.isGuarded(client) ? pushed.guarded() : pushed.others()).add(client.getId());
                    }
                }
            }
        }
        return pushed;
    }

    private SsfSecurityEventToken token(
            Payloads payloads, Signal signal, StreamConfig stream, ClientModel client, String txn) {
        SsfSecurityEventToken token = Objects.requireNonNull(
                transmitter
                        .securityEventTokenMapper()
                        .generateSyntheticEvent(
                                stream,
                                Payloads.type(signal),
                                payloads.of(signal, client),
                                payloads.subject(signal.subject())),
                "a signal that cannot be made must not be lost");
        token.setIss(payloads.issuer());
        token.setTxn(txn);
        return token;
    }

    /**
     * The realm's, as in tokens: what the transmitter takes for it leaves the realm out where that has an address of its own.
     * Outside a request it is known when the server's own address is.
     */
    private Optional<String> issuer() {
        try {
            return Optional.of(Urls.realmIssuer(
                    session.getContext().getUri(UrlType.FRONTEND).getBaseUri(), realm.getName()));
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return Optional.empty();
        }
    }
}
