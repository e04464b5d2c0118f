package dev.portico.portal.vault;

import dev.portico.portal.access.UserId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Seals anew, with today's key, what was sealed with one of the past, so that the old key can be thrown away, and what was sealed before
 * versions were sealed along. It begins when the portal starts and does a few at a time; whoever is writing a note is left alone and comes
 * with the next start.
 */
@ApplicationScoped
class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int FEW = 50;

    private final Session entities;
    private final Vault vault;
    private final boolean serves;

    Resealing(Session entities, Vault vault, @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        this.entities = entities;
        this.vault = vault;
        this.serves = serves;
    }

    void start(@Observes StartupEvent started) {
        if (serves && vault.lasts()) {
            Infrastructure.getDefaultWorkerPool().execute(this::all);
        }
    }

    void all() {
        long last = 0;
        int done = 0;
        try {
            Batch batch = after(last);
            while (batch.last() > last) {
                last = batch.last();
                done += batch.done();
                batch = after(last);
            }
            if (done > 0 || !vault.former().isEmpty()) {
                LOG.infof("%d private notes are sealed with today's key", done);
            }
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "private notes are not all sealed with today's key: %s",
                    failed.getClass().getName());
        }
    }

    private Batch after(long place) {
        return QuarkusTransaction.requiringNew().call(() -> some(place));
    }

    /** How far it came, and how many were done. */
    private record Batch(long last, int done) {}

    private Batch some(long after) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select n.id, p.subject, n.key, n.title, n.text, n.version from vault_notes n join persons p on p.id = n.person_id"
                                + " where n.id > :after and n.key in (:outdated) and p.subject is not null order by n.id"
                                + " limit :few for no key update of n skip locked",
                        Tuple.class)
                .setParameter("after", after)
                .setParameter("outdated", vault.outdated())
                .setParameter("few", FEW)
                .getResultList();
        long last = after;
        int done = 0;
        for (Tuple row : rows) {
            last = row.get(0, Long.class);
            done += reseal(last, new UserId(row.get(1, String.class)), row) ? 1 : 0;
        }
        return new Batch(last, done);
    }

    /** One that does not open stays as it is: its owner is told why. */
    private boolean reseal(long id, UserId owner, Tuple row) {
        String key = row.get(2, String.class);
        int version = row.get(5, Integer.class);
        try {
            Sealed title = again(owner, PrivateNotes.title(id, version), new Sealed(key, row.get(3, byte[].class)));
            Sealed text = again(owner, PrivateNotes.text(id, version), new Sealed(key, row.get(4, byte[].class)));
            entities.createNativeMutationQuery(
                            "update vault_notes set key = :key, title = :title, text = :text where id = :id")
                    .setParameter("key", title.key())
                    .setParameter("title", title.content())
                    .setParameter("text", text.content())
                    .setParameter("id", id)
                    .executeUpdate();
            return true;
        } catch (Unopenable shut) {
            LOG.warnf("private note %d does not open: %s", id, shut.why());
            return false;
        }
    }

    private Sealed again(UserId owner, Sealed.What what, Sealed sealed) {
        return vault.seal(owner, what, vault.open(owner, what, sealed));
    }
}
