package dev.portico.portal.messenger;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Locale;
import org.hibernate.Session;

/**
 * How often one person may do something, whatever the replica and the browser. Counted in the database with one statement, together
 * with the deed: what comes to nothing is not counted.
 */
@ApplicationScoped
class Pace {
    private final Session entities;

    Pace(Session entities) {
        this.entities = entities;
    }

    /** What is counted, and how much of it is a person's pace. */
    enum Deed {
        OPEN(20, Duration.ofHours(1)),
        WRITE(30, Duration.ofMinutes(1)),
        TYPE(60, Duration.ofMinutes(1)),
        KEEP(120, Duration.ofMinutes(1));

        final int most;
        final Duration within;

        Deed(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    /**
     * Goes on only where it is not too often.
     *
     * @throws Refused {@code too-many}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void check(Person person, Deed deed) {
        int times = entities.createNativeQuery(
                        "insert into messenger_pace as pace (person_id, deed, since, times) values (:person, :deed, now(), 1)"
                                + " on conflict (person_id, deed) do update set"
                                + " times = case when pace.since + cast(:within as interval) < now() then 1 else pace.times + 1 end,"
                                + " since = case when pace.since + cast(:within as interval) < now() then now() else pace.since end"
                                + " returning times",
                        Integer.class)
                .setParameter("person", person.id())
                .setParameter("deed", deed.name().toLowerCase(Locale.ROOT))
                .setParameter("within", deed.within.toString())
                .getSingleResult();
        if (times > deed.most) {
            throw new Refused(Reason.TOO_MANY);
        }
    }
}
