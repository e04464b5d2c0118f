package dev.portico.portal.desk;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Who has which ticket open at the desk, on whatever replica; a page says so again every few seconds while it is looked at. */
@ApplicationScoped
class Presence {
    private static final Duration FRESH = Duration.ofSeconds(35);
    private static final Duration OLD = Duration.ofHours(1);

    private final Session entities;
    private final Persons persons;
    private final InstantSource clock = InstantSource.system();

    Presence(Session entities, Persons persons) {
        this.entities = entities;
        this.persons = persons;
    }

    /** The others, after saying that this agent is there too; who only looks through another's eyes says nothing. */
    @Transactional
    List<Other> of(Viewer viewer, long ticket, boolean writing) {
        Instant now = clock.instant();
        Optional<Person> me = persons.find(viewer);
        if (!viewer.readOnly()) {
            me.ifPresent(agent -> here(agent, ticket, writing, now));
        }
        return entities.createNativeQuery(
                        "select p.name, d.writing from desk_presence d join persons p on p.id = d.person_id"
                                + " where d.ticket = :ticket and d.person_id <> :me and d.seen_at > :since order by p.name",
                        Tuple.class)
                .setParameter("ticket", ticket)
                .setParameter("me", me.map(Person::id).orElse(-1L))
                .setParameter("since", now.minus(FRESH))
                .getResultStream()
                .map(row -> new Other(row.get(0, String.class), row.get(1, Boolean.class)))
                .toList();
    }

    private void here(Person agent, long ticket, boolean writing, Instant now) {
        entities.createNativeMutationQuery("insert into desk_presence (ticket, person_id, writing, seen_at)"
                        + " values (:ticket, :me, :writing, :now) on conflict (ticket, person_id) do update"
                        + " set writing = excluded.writing, seen_at = excluded.seen_at")
                .setParameter("ticket", ticket)
                .setParameter("me", agent.id())
                .setParameter("writing", writing)
                .setParameter("now", now)
                .executeUpdate();
        entities.createNativeMutationQuery("delete from desk_presence where seen_at < :old")
                .setParameter("old", now.minus(OLD))
                .executeUpdate();
    }
}
