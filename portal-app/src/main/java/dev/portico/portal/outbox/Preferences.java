package dev.portico.portal.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** What a person wants to be told by mail, and which of the reply addresses given to them count. */
@ApplicationScoped
public class Preferences {
    private final Session entities;

    Preferences(Session entities) {
        this.entities = entities;
    }

    /** What somebody chose; everything, until they choose. */
    public record Choice(boolean answered, boolean written, boolean assigned, boolean discussed, boolean solved) {
        static final Choice ALL = new Choice(true, true, true, true, true);

        boolean wants(Kind kind) {
            return switch (kind) {
                case ANSWERED -> answered;
                case WRITTEN -> written;
                case ASSIGNED -> assigned;
                case DISCUSSED -> discussed;
                case SOLVED -> solved;
            };
        }
    }

    @Transactional
    Choice of(long person) {
        return row(person)
                .map(row -> new Choice(
                        row.get(0, Boolean.class),
                        row.get(1, Boolean.class),
                        row.get(2, Boolean.class),
                        row.get(4, Boolean.class),
                        row.get(5, Boolean.class)))
                .orElse(Choice.ALL);
    }

    /** The generation of reply addresses that counts for this person. */
    @Transactional
    public int generation(long person) {
        return row(person).map(row -> row.get(3, Integer.class)).orElse(0);
    }

    @Transactional
    void choose(long person, Choice choice) {
        entities.createNativeMutationQuery(
                        "insert into mail_preferences (person_id, answered, written, assigned, discussed, solved)"
                                + " values (:person, :answered, :written, :assigned, :discussed, :solved) on conflict (person_id)"
                                + " do update set answered = excluded.answered, written = excluded.written,"
                                + " assigned = excluded.assigned, discussed = excluded.discussed, solved = excluded.solved")
                .setParameter("person", person)
                .setParameter("answered", choice.answered())
                .setParameter("written", choice.written())
                .setParameter("assigned", choice.assigned())
                .setParameter("discussed", choice.discussed())
                .setParameter("solved", choice.solved())
                .executeUpdate();
    }

    /** Makes every reply address given to them so far worthless. */
    @Transactional
    void revokeAddresses(long person) {
        entities.createNativeMutationQuery("insert into mail_preferences (person_id, generation) values (:person, 1)"
                        + " on conflict (person_id) do update set generation = mail_preferences.generation + 1")
                .setParameter("person", person)
                .executeUpdate();
    }

    private Optional<Tuple> row(long person) {
        return entities.createNativeQuery(
                        "select answered, written, assigned, generation, discussed, solved from mail_preferences where person_id = :person",
                        Tuple.class)
                .setParameter("person", person)
                .getResultStream()
                .findFirst();
    }
}
