package dev.portico.portal.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hibernate.Session;

/** How far each mailbox has been read; moved on in the transaction that keeps the mail, so that each is kept once. */
@ApplicationScoped
class Positions {
    private final Session entities;
    private final Arrivals arrivals;

    Positions(Session entities, Arrivals arrivals) {
        this.entities = entities;
        this.arrivals = arrivals;
    }

    /** The last uid that was read; 0 when the mailbox is new, or gave its mails new uids. */
    @Transactional
    long last(String mailbox, long validity) {
        return entities.createNativeQuery("select validity, last_uid from mailboxes where name = :name", Tuple.class)
                .setParameter("name", mailbox)
                .getResultStream()
                .findFirst()
                .filter(row -> row.get(0, Long.class) == validity)
                .map(row -> row.get(1, Long.class))
                .orElse(0L);
    }

    @Transactional
    void keep(String mailbox, long validity, long uid, byte[] raw, Instant received) {
        arrivals.keep(raw, mailbox, received);
        moved(mailbox, validity, uid);
    }

    @Transactional
    void aside(String mailbox, long validity, long uid, String reason, Instant received) {
        arrivals.notFetched(mailbox, mailbox + " " + validity + " " + uid, reason, received);
        moved(mailbox, validity, uid);
    }

    private void moved(String mailbox, long validity, long uid) {
        entities.createNativeMutationQuery(
                        "insert into mailboxes (name, validity, last_uid) values (:name, :validity, :uid)"
                                + " on conflict (name) do update set validity = excluded.validity, last_uid = excluded.last_uid")
                .setParameter("name", mailbox)
                .setParameter("validity", validity)
                .setParameter("uid", uid)
                .executeUpdate();
    }
}
