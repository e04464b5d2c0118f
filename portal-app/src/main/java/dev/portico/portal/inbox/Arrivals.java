package dev.portico.portal.inbox;

import dev.portico.portal.mail.MailReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Mails that came in: written down as they are before anything is made of them, so that none is lost, and none is taken twice. */
@ApplicationScoped
public class Arrivals {
    private static final int MOST_SHOWN = 100;
    private static final int PIECE = 4 * 1024 * 1024;

    private final Session entities;
    private final InstantSource clock = InstantSource.system();

    Arrivals(Session entities) {
        this.entities = entities;
    }

    /** A mail that waits; nobody may change its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Waiting(long id, byte[] raw, Instant received, int attempts) {}

    /**
     * Keeps a mail; false when it was here before, byte for byte.
     *
     * @param source where it came from, for the vendor's staff
     */
    @Transactional
    boolean keep(byte[] raw, String source, Instant received) {
        boolean huge = raw.length > MailReader.LIMIT;
        return entities.createNativeMutationQuery(
                                "insert into incoming (source, source_hash, received_at, next_at, state, reason, raw)"
                                        + " values (:source, :hash, :received, :now, :state, :reason, :raw)"
                                        + " on conflict (source_hash) do nothing")
                        .setParameter("source", source)
                        .setParameter("hash", hash(raw))
                        .setParameter("received", received)
                        .setParameter("now", clock.instant())
                        .setParameter("state", huge ? "aside" : "waiting")
                        .setParameter("reason", huge ? "too-large" : null, String.class)
                        .setParameter("raw", huge ? null : raw, byte[].class)
                        .executeUpdate()
                == 1;
    }

    /** Notes a mail that is not fetched at all, because it is too large or the server does not hand it out. */
    @Transactional
    void notFetched(String source, String which, String reason, Instant received) {
        entities.createNativeMutationQuery(
                        "insert into incoming (source, source_hash, received_at, next_at, state, reason)"
                                + " values (:source, :hash, :received, :received, 'aside', :reason) on conflict (source_hash) do nothing")
                .setParameter("source", source)
                .setParameter("hash", which)
                .setParameter("received", received)
                .setParameter("reason", reason)
                .executeUpdate();
    }

    /** The next one to be looked at; nobody else looks at it before this transaction ends. */
    @Transactional
    Optional<Waiting> next() {
        return entities.createNativeQuery(
                        "select id, octet_length(raw), substring(raw from 1 for :piece), received_at, attempts from incoming"
                                + " where state = 'waiting' and next_at <= :now order by next_at, id limit 1",
                        Tuple.class)
                .setParameter("piece", PIECE)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(row -> new Waiting(
                        row.get(0, Long.class),
                        whole(row.get(0, Long.class), row.get(1, Integer.class), row.get(2, byte[].class)),
                        row.get(3, Instant.class),
                        row.get(4, Integer.class)));
    }

    /** Piece by piece: the driver needs a multiple of what it reads at once, since it reads it as text. */
    private byte[] whole(long id, int length, byte[] start) {
        byte[] raw = Arrays.copyOf(start, length);
        for (int at = start.length; at < length; at += PIECE) {
            byte[] piece = entities.createNativeQuery(
                            "select substring(raw from :from for :piece) from incoming where id = :id", byte[].class)
                    .setParameter("from", at + 1)
                    .setParameter("piece", PIECE)
                    .setParameter("id", id)
                    .getSingleResult();
            System.arraycopy(piece, 0, raw, at, piece.length);
        }
        return raw;
    }

    /** Who it says it is from, for counting. */
    @Transactional
    void from(Waiting mail, String sender) {
        entities.createNativeMutationQuery("update incoming set sender = :sender where id = :id and state = 'waiting'")
                .setParameter("sender", sender)
                .setParameter("id", mail.id())
                .executeUpdate();
    }

    /** How many of this sender came in lately. */
    @Transactional
    long lately(String sender, Duration time) {
        return entities.createNativeQuery(
                        "select count(*) from incoming where sender = :sender and received_at > :since", Long.class)
                .setParameter("sender", sender)
                .setParameter("since", clock.instant().minus(time))
                .getSingleResult();
    }

    /**
     * How many were set aside lately for that reason, and are still there.
     *
     * @param marked whether of senders that end with the mark, or of the others
     */
    @Transactional
    long asideLately(String reason, String mark, boolean marked, Duration time) {
        return entities.createNativeQuery(
                        "select count(*) from incoming where state = 'aside' and reason = :reason and received_at > :since"
                                + " and (right(coalesce(sender, ''), length(:mark)) = :mark) = :marked",
                        Long.class)
                .setParameter("reason", reason)
                .setParameter("mark", mark)
                .setParameter("marked", marked)
                .setParameter("since", clock.instant().minus(time))
                .getSingleResult();
    }

    /** It is a ticket's now; the bytes are no longer needed. False when somebody else was faster. */
    @Transactional
    boolean taken(Waiting mail, long ticket) {
        return entities.createNativeMutationQuery("update incoming set state = 'taken', ticket = :ticket, raw = null,"
                                + " reason = null where id = :id and state = 'waiting'")
                        .setParameter("ticket", ticket)
                        .setParameter("id", mail.id())
                        .executeUpdate()
                == 1;
    }

    /** Nobody wrote it, or it is known already. */
    @Transactional
    void ignored(Waiting mail, String reason) {
        entities.createNativeMutationQuery("update incoming set state = 'ignored', reason = :reason, raw = null"
                        + " where id = :id and state = 'waiting'")
                .setParameter("reason", reason)
                .setParameter("id", mail.id())
                .executeUpdate();
    }

    /** It stays as it is, for somebody to look at; the others go on. */
    @Transactional
    void aside(Waiting mail, String reason) {
        entities.createNativeMutationQuery(
                        "update incoming set state = 'aside', reason = :reason where id = :id and state = 'waiting'")
                .setParameter("reason", reason)
                .setParameter("id", mail.id())
                .executeUpdate();
    }

    /** Once more after a while; what has to be asked of others costs it no attempt. */
    @Transactional
    void later(Waiting mail, String reason, Duration pause, boolean attempted) {
        entities.createNativeMutationQuery("update incoming set next_at = :next, reason = :reason,"
                        + " attempts = attempts + :attempt where id = :id and state = 'waiting'")
                .setParameter("next", clock.instant().plus(pause))
                .setParameter("reason", reason)
                .setParameter("attempt", attempted ? 1 : 0)
                .setParameter("id", mail.id())
                .executeUpdate();
    }

    /** What is set aside, the latest first. */
    @Transactional
    List<AsideMail> aside() {
        return entities.createNativeQuery(
                        "select id, coalesce(sender, ''), coalesce(reason, ''), raw is not null, received_at from incoming"
                                + " where state = 'aside' order by id desc",
                        Tuple.class)
                .setMaxResults(MOST_SHOWN)
                .getResultStream()
                .map(row -> new AsideMail(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Boolean.class),
                        row.get(4, Instant.class)))
                .toList();
    }

    /** Somebody of Support wants it looked at once more; it counts as having come in now, so that a flood is no longer one. */
    @Transactional
    boolean again(long id) {
        return entities.createNativeMutationQuery("update incoming set state = 'waiting', attempts = 0, next_at = :now,"
                                + " received_at = :now, sender = null, reason = null where id = :id and state = 'aside'"
                                + " and raw is not null")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
