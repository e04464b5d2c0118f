package dev.portico.extension.signals;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.jpa.entities.OutboxEntryStatus;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.ssf.transmitter.SsfTransmitter;
import org.keycloak.ssf.transmitter.outbox.SsfOutboxKinds;
import org.keycloak.ssf.transmitter.stream.StreamConfig;

/**
 * Pushes what lies in the outbox right after the commit, each receiver by a thread of its own, so that a slow one makes no other
 * wait. Keycloak's own drainer, which looks now and then, sees to what this leaves: it counts the attempts and gives up. It does not
 * see to what is there for receivers that ask: what they have taken goes every hour, and what they leave after a day.
 */
final class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private static final String WAITING = "select distinct e.realmId, e.ownerId from OutboxEntryEntity e"
            + " where e.entryKind = :kind and e.status = :status";

    private static final String FORGOTTEN = "delete from OutboxEntryEntity e where e.entryKind = :kind"
            + " and (e.status = :taken or e.createdAt < :yesterday)";

    private final KeycloakSessionFactory factory;
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock;

    Deliveries(KeycloakSessionFactory factory) {
        this.factory = factory;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "portico-signals");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param clients ids of those who have something coming */
    void hurry(String realmId, Collection<String> clients) {
        clients.forEach(client -> receiver(realmId, client).hurry());
    }

    /**
     * The same, and waits for those who answer promptly, so that a change holds when the answer to it is read.
     *
     * @param clients ids of those who have something coming and decide by it
     */
    void deliver(String realmId, Collection<String> clients) {
        CompletableFuture<?>[] prompt = clients.stream()
                .map(client -> receiver(realmId, client))
                .flatMap(receiver -> {
                    boolean waited = receiver.isPrompt();
                    CompletableFuture<Void> delivery = receiver.delivery();
                    return waited ? Stream.of(delivery) : Stream.empty();
                })
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(prompt).get(Receiver.PATIENCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.debug("The answer to a change does not wait any longer for its signal");
        } catch (ExecutionException failed) {
            LOG.warn("A signal was not delivered", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Receiver receiver(String realmId, String client) {
        return receivers.computeIfAbsent(
                client, each -> new Receiver(each, new Push(factory, realmId, each)::all, clock));
    }

    /** For what Keycloak itself has put into the outbox, for whom is not known here. */
    void hurryAll(String realmId) {
        behind(session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            List<StreamConfig> streams =
                    SsfTransmitter.of(session).streamStore().findStreamsForSsfReceiverClients();
            hurry(realmId, streams.stream().map(StreamConfig::getClientId).toList());
        });
    }

    /** For what a server left behind that stopped, or died, between a commit and the delivery. */
    void resume() {
        behind(session -> session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(WAITING, Object[].class)
                .setParameter("kind", SsfOutboxKinds.PUSH)
                .setParameter("status", OutboxEntryStatus.PENDING)
                .getResultList()
                .forEach(row -> hurry((String) row[0], List.of((String) row[1]))));
    }

    /** Begins to see to what is there for receivers that ask (RFC 8936). */
    void forgetHourly() {
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(
                inTransaction(session -> session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(FORGOTTEN)
                        .setParameter("kind", SsfOutboxKinds.POLL)
                        .setParameter("taken", OutboxEntryStatus.DELIVERED)
                        .setParameter("yesterday", Instant.now().minus(Duration.ofDays(1)))
                        .executeUpdate()),
                0,
                1,
                TimeUnit.HOURS);
    }

    private void behind(KeycloakSessionTask task) {
        clock.execute(inTransaction(task));
    }

    private Runnable inTransaction(KeycloakSessionTask task) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return () -> {
            Thread.currentThread().setContextClassLoader(loader);
            try {
                KeycloakModelUtils.runJobInTransaction(factory, task);
            } catch (RuntimeException failed) {
                LOG.warn("The outbox of signals could not be looked at", failed);
            }
        };
    }

    void close() {
        clock.shutdownNow();
        receivers.values().forEach(Receiver::close);
    }
}
