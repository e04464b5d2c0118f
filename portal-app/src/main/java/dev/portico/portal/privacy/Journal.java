package dev.portico.portal.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Who was handed whose data, and who was erased by whom. Only ever added to; it knows ids, and nothing about who they were. */
@ApplicationScoped
class Journal {
    private static final String LINES = "select j.id, j.at, j.kind, j.person_id, j.by_id, j.reason, p.name, b.name"
            + " from privacy_journal j left join persons p on p.id = j.person_id left join persons b on b.id = j.by_id where ";

    private final Session entities;
    private final InstantSource clock = InstantSource.system();

    Journal(Session entities) {
        this.entities = entities;
    }

    @Transactional
    void exported(long person, long by, String reason) {
        add("exported", person, by, Optional.empty(), reason);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erased(long person, long as, long by, String reason) {
        add("erased", person, by, Optional.of(as), reason);
    }

    /** What was done with one person's data, the latest first. */
    @Transactional
    List<JournalLine> of(long person, int most) {
        return entities.createNativeQuery(LINES + "j.person_id = :person order by j.id desc", Tuple.class)
                .setParameter("person", person)
                .setMaxResults(most)
                .getResultStream()
                .map(Journal::line)
                .toList();
    }

    /** What was done at all, the latest first. */
    @Transactional
    List<JournalLine> before(long id, int most) {
        return entities.createNativeQuery(LINES + "j.id < :id order by j.id desc", Tuple.class)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultStream()
                .map(Journal::line)
                .toList();
    }

    private void add(String kind, long person, long by, Optional<Long> as, String reason) {
        entities.createNativeMutationQuery("insert into privacy_journal (at, kind, person_id, by_id, erased_as, reason)"
                        + " values (:at, :kind, :person, :by, :as, :reason)")
                .setParameter("at", clock.instant())
                .setParameter("kind", kind)
                .setParameter("person", person)
                .setParameter("by", by)
                .setParameter("as", as.orElse(null), Long.class)
                .setParameter("reason", reason)
                .executeUpdate();
    }

    private static JournalLine line(Tuple row) {
        long person = row.get(3, Long.class);
        return new JournalLine(
                row.get(0, Long.class),
                row.get(1, Instant.class),
                row.get(2, String.class).equals("erased"),
                person,
                row.get(4, Long.class) == person,
                row.get(5, String.class),
                Optional.ofNullable(row.get(6, String.class)),
                Optional.ofNullable(row.get(7, String.class)));
    }
}
