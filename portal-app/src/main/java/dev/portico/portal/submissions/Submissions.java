package dev.portico.portal.submissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Requests that wait for their sender to show that the address is theirs. Nobody but who has the link can read one. */
@ApplicationScoped
class Submissions {
    private final Session entities;
    private final RequestSettings settings;
    private final InstantSource clock = InstantSource.system();

    Submissions(Session entities, RequestSettings settings) {
        this.entities = entities;
        this.settings = settings;
    }

    /** What a link leads to. */
    record Submitted(boolean confirmed, Optional<Request> request) {}

    /** A mail that asks for a confirmation. */
    record Asking(UUID id, String email, String language, int attempts) {}

    /**
     * Keeps one; a form sent twice is kept once.
     *
     * @return false when so many wait for that address already that it gets no further mail
     */
    @Transactional
    boolean keep(Request request, UUID form, String language) {
        Instant now = clock.instant();
        // Whatever is sent for one address at once comes one after the other here, on whichever replica.
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('portico submission ' || :email, 0))",
                        Integer.class)
                .setParameter("email", request.email())
                .getSingleResult();
        int kept = entities.createNativeMutationQuery("insert into submissions (id, form, name, email, subject,"
                        + " description, language, created_at, expires_at, mail_at) select :id, :form, :name, :email,"
                        + " :subject, :description, :language, :now, :end, :now where (select count(*) from submissions"
                        + " where email = :email and state = 'waiting' and form <> :form) < :most"
                        + " on conflict (form) do nothing")
                .setParameter("id", UUID.randomUUID())
                .setParameter("form", form)
                .setParameter("name", request.name())
                .setParameter("email", request.email())
                .setParameter("subject", request.subject())
                .setParameter("description", request.description())
                .setParameter("language", language)
                .setParameter("now", now)
                .setParameter("end", now.plus(settings.kept()))
                .setParameter("most", settings.perEmail())
                .executeUpdate();
        return kept == 1 || isKept(form);
    }

    private boolean isKept(UUID form) {
        return !entities.createNativeQuery("select 1 from submissions where form = :form", Integer.class)
                .setParameter("form", form)
                .getResultList()
                .isEmpty();
    }

    /** Empty when its time is over. */
    @Transactional
    Optional<Submitted> find(UUID id) {
        return find(id, "");
    }

    /** The same for who is going to confirm it: whoever comes second waits, and finds it confirmed. */
    @Transactional
    Optional<Submitted> hold(UUID id) {
        return find(id, " for update");
    }

    private Optional<Submitted> find(UUID id, String lock) {
        return entities.createNativeQuery(
                        "select state, name, email, subject, description from submissions where id = :id"
                                + " and expires_at > :now" + lock,
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(Submissions::read);
    }

    private static Submitted read(Tuple row) {
        return row.get(0, String.class).equals("confirmed")
                ? new Submitted(true, Optional.empty())
                : new Submitted(
                        false,
                        Optional.of(new Request(
                                row.get(1, String.class),
                                row.get(2, String.class),
                                row.get(3, String.class),
                                row.get(4, String.class))));
    }

    /** It is a ticket now: what it said is there, and no longer here. */
    @Transactional
    void confirmed(UUID id) {
        entities.createNativeMutationQuery("update submissions set state = 'confirmed', name = null, email = null,"
                        + " subject = null, description = null, mail_at = null where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whoever has the link does not want it sent. */
    @Transactional
    void withdraw(UUID id) {
        entities.createNativeMutationQuery("delete from submissions where id = :id and state = 'waiting'")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The next mail that is due. It counts as tried from now on, so that one that kills us is not tried for ever. */
    @Transactional
    Optional<Asking> next() {
        Instant now = clock.instant();
        Optional<Asking> next = entities.createNativeQuery(
                        "select id, email, language, attempts from submissions where mail_at <= :now"
                                + " and state = 'waiting' and expires_at > :now order by mail_at limit 1",
                        Tuple.class)
                .setParameter("now", now)
                .getResultStream()
                .findFirst()
                .map(row -> new Asking(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Integer.class)));
        next.ifPresent(asking -> entities.createNativeMutationQuery(
                        "update submissions set attempts = attempts + 1, mail_at = :later where id = :id")
                .setParameter("later", now.plus(pause(asking.attempts())))
                .setParameter("id", asking.id())
                .executeUpdate());
        return next;
    }

    /** The mail went out, or never will. */
    @Transactional
    void asked(UUID id) {
        entities.createNativeMutationQuery("update submissions set mail_at = null where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Forgets what nobody confirmed in time, and what was confirmed. */
    @Transactional
    int purge() {
        return entities.createNativeMutationQuery("delete from submissions where expires_at <= :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** A minute, then twice as long each time. */
    private static Duration pause(int attempts) {
        return Duration.ofMinutes(1L << Math.min(attempts, 9));
    }
}
