package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** The last that was signalled, in the database all replicas share; whoever waits for news there is notified on commit. */
@ApplicationScoped
class SignalStore implements Signals {
    /** Where PostgreSQL notifies; the payload is the subject. */
    static final String CHANNEL = "portico_signals";

    private static final String READ =
            "select subject, revision, extract(epoch from since)::bigint, coalesce(extract(epoch from revoked_before), 0)::bigint"
                    + " from signalled where subject = any(:subjects)";
    /**
     * A higher number is newer, and so is any that was written down when nothing older could still be under way: then Keycloak counts from
     * an earlier one again. Numbers rise one after the other, and a signal says when it was written and not when it was sent, so that none
     * that comes late looks new.
     */
    private static final String NEWER = "(excluded.revision > old.revision"
            + " or excluded.revision > 0 and to_timestamp(:at) > old.since + interval '1 minute')";

    private static final String WRITE = """
            with news as (
              insert into signalled as old (subject, revision, since, revoked_before)
              values (:subject, :revision, greatest(now(), to_timestamp(:at)), to_timestamp(nullif(:before, 0)))
              on conflict (subject) do update
                set revision = case when %1$s then excluded.revision else old.revision end,
                    since = case when %1$s then excluded.since else old.since end,
                    revoked_before = greatest(old.revoked_before, excluded.revoked_before)
                where %1$s or excluded.revoked_before > coalesce(old.revoked_before, '-infinity')
              returning subject)
            select count(pg_notify('portico_signals', subject)) from news
            """.formatted(NEWER);

    private final SessionFactory sessions;

    SignalStore(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<Subject, Signalled> about(Set<Subject> subjects) {
        String[] keys = subjects.stream().map(Subject::key).toArray(String[]::new);
        Map<Subject, Signalled> found = new HashMap<>();
        try (StatelessSession session = sessions.openStatelessSession()) {
            for (Object[] row : session.createNativeQuery(READ, Object[].class)
                    .setParameter("subjects", keys)
                    .getResultList()) {
                found.put(new Subject((String) row[0]), new Signalled(number(row[1]), number(row[2]), number(row[3])));
            }
        }
        return found;
    }

    /**
     * Keeps all a token said, or nothing; only what is newer changes anything, whatever the order.
     *
     * @return false when it was heard before
     */
    @Transactional
    boolean hear(Signal signal) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            int first = session.createNativeMutationQuery(
                            "insert into signals_seen (jti) values (:jti) on conflict do nothing")
                    .setParameter("jti", signal.id())
                    .executeUpdate();
            if (first == 0) {
                return false;
            }
            // In one order everywhere, so that two at once never wait for each other in a circle.
            signal.news().forEach((subject, news) -> session.createNativeQuery(WRITE, Long.class)
                    .setParameter("subject", subject.key())
                    .setParameter("revision", news.revision())
                    .setParameter("at", news.since())
                    .setParameter("before", news.revokedBefore())
                    .getSingleResult());
            return true;
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** Forgets ids of tokens that are too old to come again, and sessions that ended so long ago that no token of theirs is left. */
    @Transactional
    void prune() {
        try (StatelessSession session = sessions.openStatelessSession()) {
            session.createNativeMutationQuery("delete from signals_seen where at < now() - interval '4 days'")
                    .executeUpdate();
            session.createNativeMutationQuery("delete from signalled where subject like 'session:%'"
                            + " and revoked_before < now() - interval '8 days'")
                    .executeUpdate();
        }
    }
}
