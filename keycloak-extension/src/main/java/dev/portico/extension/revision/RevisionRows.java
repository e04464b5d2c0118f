package dev.portico.extension.revision;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The counters in the database; a counter without a row is 0. */
final class RevisionRows {

    /** One statement on every database that Hibernate knows, so no raise is ever lost and the first one needs no care. */
    private static final String RAISE = "insert into RevisionEntity (subject, revision) values (:subject, 1L)"
            + " on conflict (subject) do update set revision = revision + 1L";

    /** Changes nothing and locks the row, which it makes where there is none. */
    private static final String LOCK = "insert into RevisionEntity (subject, revision) values (:subject, 0L)"
            + " on conflict (subject) do update set revision = revision";

    private static final String READ =
            "select r.subject, r.revision from RevisionEntity r where r.subject in (:subjects)";

    private final EntityManager entities;

    private RevisionRows(EntityManager entities) {
        this.entities = entities;
    }

    static RevisionRows of(KeycloakSession session) {
        return new RevisionRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    void raise(Counter counter) {
        entities.createQuery(RAISE).setParameter("subject", counter.subject()).executeUpdate();
    }

    void lock(Counter counter) {
        entities.createQuery(LOCK).setParameter("subject", counter.subject()).executeUpdate();
    }

    /** Writes what is pending first, so that its row locks are taken before those of the counters. */
    void flush() {
        entities.flush();
    }

    /** One statement, however many. */
    Map<String, Long> read(Collection<Counter> counters) {
        return entities.createQuery(READ, Object[].class)
                .setParameter(
                        "subjects", counters.stream().map(Counter::subject).toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }
}
