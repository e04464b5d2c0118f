package dev.portico.portal.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The mails that are to be sent, and what became of them. A mail is written down in the transaction of what it tells, so that nothing is
 * told that was undone; its Message-ID is fixed then, so that a mail sent twice would be one mail to who receives it.
 */
@ApplicationScoped
public class Outbox {
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    private final Session entities;
    private final MailAddresses addresses;
    private final InstantSource clock = InstantSource.system();

    Outbox(Session entities, MailAddresses addresses) {
        this.entities = entities;
        this.addresses = addresses;
    }

    /** Writes a mail down, unless there is one about that already; one that had nothing to say any more gets another chance. */
    @Transactional
    void queue(Kind kind, long person, long ticket, Optional<Long> note) {
        Instant now = clock.instant();
        entities.createNativeMutationQuery(
                        "insert into outgoing (kind, person_id, ticket, note_id, message_id, generation, next_at, created_at, changed_at)"
                                + " values (:kind, :person, :ticket, :note, :message, coalesce((select generation from mail_preferences"
                                + " where person_id = :person), 0), :now, :now, :now)"
                                + (note.isPresent()
                                        ? " on conflict (note_id, person_id, kind) where note_id is not null do update"
                                                + " set state = 'queued', next_at = excluded.next_at, reason = null,"
                                                + " changed_at = excluded.changed_at where outgoing.state = 'dropped'"
                                        : " on conflict (ticket, person_id, kind) where note_id is null and state = 'queued'"
                                                + " do nothing"))
                .setParameter("kind", kind.code())
                .setParameter("person", person)
                .setParameter("ticket", ticket)
                .setParameter("note", note.orElse(null), Long.class)
                .setParameter("message", UUID.randomUUID() + "." + ticket + "@" + addresses.domain())
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * Writes down a mail about an answer in the forum to everybody who takes part in its topic: who asked, and who wrote there. The same
     * as above: one about it to each of them.
     *
     * @param but who knows it already
     */
    @Transactional
    void queueForTopic(Kind kind, long post, List<Long> but) {
        entities.createNativeMutationQuery(
                        "insert into outgoing (kind, person_id, post_id, message_id, next_at, created_at, changed_at)"
                                + " select :kind, k.id, :post, cast(gen_random_uuid() as text) || '.forum.' || :post || '@' || :domain,"
                                + " :now, :now, :now from persons k where k.erased_at is null and k.id not in (:but) and k.id in"
                                + " (select t.author_id from forum_topics t join forum_posts a on a.topic_id = t.id where a.id = :post"
                                + " union select p.author_id from forum_posts p join forum_posts a on a.topic_id = p.topic_id"
                                + " where a.id = :post)"
                                + " on conflict (post_id, person_id, kind) where post_id is not null do update set state = 'queued',"
                                + " next_at = excluded.next_at, reason = null, changed_at = excluded.changed_at"
                                + " where outgoing.state in ('dropped', 'queued')")
                .setParameter("kind", kind.code())
                .setParameter("post", post)
                .setParameter("domain", addresses.domain())
                .setParameter("now", clock.instant())
                .setParameterList("but", but)
                .executeUpdate();
    }

    /** What there was nothing to say of while it was hidden gets another chance. */
    @Transactional
    void shownAgain(long post) {
        entities.createNativeMutationQuery("update outgoing set state = 'queued', next_at = :now, changed_at = :now,"
                        + " reason = null where post_id = :post and state in ('dropped', 'queued')")
                .setParameter("now", clock.instant())
                .setParameter("post", post)
                .executeUpdate();
    }

    @Transactional
    Optional<Job> next() {
        return entities.createNativeQuery(
                        "select id, kind, person_id, coalesce(ticket, 0), note_id, post_id, message_id, attempts, next_at from outgoing"
                                + " where state = 'queued' and next_at <= :now order by next_at, id limit 1",
                        Tuple.class)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(row -> new Job(
                        row.get(0, Long.class),
                        Kind.of(row.get(1, String.class)),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        Optional.ofNullable(row.get(4, Long.class)),
                        Optional.ofNullable(row.get(5, Long.class)),
                        row.get(6, String.class),
                        row.get(7, Integer.class),
                        row.get(8, Instant.class)));
    }

    /** From here on it may have gone out, whatever happens to us. False when it is no longer to be sent. */
    @Transactional
    boolean sending(Job job) {
        return entities.createNativeMutationQuery("update outgoing set state = 'sending', attempts = attempts + 1,"
                                + " changed_at = :now where id = :id and state = 'queued'")
                        .setParameter("now", clock.instant())
                        .setParameter("id", job.id())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    void sent(Job job) {
        settle(job.id(), "sent", null);
    }

    @Transactional
    void failed(Job job, String reason) {
        settle(job.id(), "failed", reason);
    }

    @Transactional
    void unsure(Job job, String reason) {
        settle(job.id(), "unsure", reason);
    }

    /** Unless it was written down once more while it was looked at: then it is looked at again. */
    @Transactional
    void dropped(Job job, String reason) {
        entities.createNativeMutationQuery("update outgoing set state = 'dropped', changed_at = :now, reason = :reason"
                        + " where id = :id and state in ('queued', 'sending') and next_at = :due")
                .setParameter("now", clock.instant())
                .setParameter("reason", reason)
                .setParameter("id", job.id())
                .setParameter("due", job.due())
                .executeUpdate();
    }

    /** Nothing was sent: once more, later and later. */
    @Transactional
    void later(Job job, String reason) {
        Instant now = clock.instant();
        entities.createNativeMutationQuery("update outgoing set state = 'queued', next_at = :next, changed_at = :now,"
                        + " reason = :reason where id = :id and state in ('queued', 'sending')")
                .setParameter("next", now.plus(pause(job.attempts())))
                .setParameter("now", now)
                .setParameter("reason", reason)
                .setParameter("id", job.id())
                .executeUpdate();
    }

    /** What another was sending when it died: it may have gone out, and is not sent again by itself. */
    @Transactional
    int interrupted() {
        return entities.createNativeMutationQuery("update outgoing set state = 'unsure', changed_at = :now,"
                        + " reason = 'interrupted' where state = 'sending'")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** A mail server on the way could not deliver it. */
    @Transactional
    public boolean bounced(long id, String reason) {
        return entities.createNativeMutationQuery("update outgoing set state = 'bounced', changed_at = :now,"
                                + " reason = :reason where id = :id and state in ('sent', 'unsure', 'sending')")
                        .setParameter("now", clock.instant())
                        .setParameter("reason", reason)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Somebody of Support decided to send it, maybe once more. */
    @Transactional
    boolean again(long id) {
        return entities.createNativeMutationQuery(
                                "update outgoing set state = 'queued', attempts = 0, next_at = :now,"
                                        + " changed_at = :now, reason = null where id = :id and state in ('failed', 'unsure', 'bounced')")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** A minute, then twice as long each time. */
    static Duration pause(int attempts) {
        Duration pause = Duration.ofMinutes(1).multipliedBy(1L << Math.min(attempts, 12));
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    private void settle(long id, String state, @Nullable String reason) {
        entities.createNativeMutationQuery(
                        "update outgoing set state = :state, changed_at = :now, reason = :reason where id = :id"
                                + " and state in ('queued', 'sending')")
                .setParameter("state", state)
                .setParameter("now", clock.instant())
                .setParameter("reason", reason, String.class)
                .setParameter("id", id)
                .executeUpdate();
    }
}
