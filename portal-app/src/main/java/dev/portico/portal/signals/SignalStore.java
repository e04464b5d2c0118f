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
            "select subject, revision, coalesce(extract(epoch from revoked_before), 0)::bigint"
                    + " from signalled where subject = any(:subjects)";
    private static final String WRITE = """
            with news as (
              insert into signalled as old (subject, revision, revoked_before)
              values (:subject, :revision, to_timestamp(nullif(:before, 0)))
              on conflict (subject) do update
                set revision = greatest(old.revision, excluded.revision),
                    revoked_before = greatest(old.revoked_before, excluded.revoked_before)
                where excluded.revision > old.revision
                  or excluded.revoked_before > coalesce(old.revoked_before, '-infinity')
              returning subject)
            select count(pg_notify('portico_signals', subject)) from news
            """;

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
                found.put(
                        new Subject((String) row[0]),
                        new Signalled(((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
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
                    .setParameter("before", news.revokedBefore())
                    .getSingleResult());
            return true;
        }
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
