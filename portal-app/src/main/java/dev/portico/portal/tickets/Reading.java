package dev.portico.portal.tickets;

import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Up to where somebody has read the tickets they see: one place for each ticket, wherever it is read. Who writes, by mail too, has read what
 * was there; what was hidden counts from when it was shown.
 */
final class Reading {
    private final Session entities;
    private final Visibility visibility;
    private final long person;

    Reading(Session entities, Visibility visibility, long person) {
        this.entities = entities;
        this.visibility = visibility;
        this.person = person;
    }

    Map<Long, Long> unread(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : VisibleTickets.bound(
                                entities.createNativeQuery(
                                        "with places as materialized (select t.number, greatest(r.read_until, (select max(w.created_at)"
                                                + " from notes w where w.ticket = t.number and w.author_id = :person), '-infinity') as place"
                                                + " from tickets t left join ticket_reads r on r.ticket = t.number and r.person_id = :person"
                                                + " where t.number in (:tickets) and ("
                                                + visibility.condition() + "))"
                                                + " select n.ticket, count(*) from places p join notes n on n.ticket = p.number"
                                                + " where n.side = :side and " + visibility.notes()
                                                + " and (n.created_at > p.place or n.id in (select c.note_id from ticket_changes c"
                                                + " where c.ticket = p.number and c.at > p.place and c.kind = 'visibility'"
                                                + " and c.after = 'visible')) group by n.ticket",
                                        Tuple.class),
                                visibility.parameters())
                        .setParameter("person", person)
                        .setParameter("side", (visibility.vendor() ? Side.CUSTOMER : Side.VENDOR).code())
                        .setParameterList("tickets", numbers)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> row.get(0, Long.class), row -> row.get(1, Long.class)));
    }

    /** Writes nothing where they have come so far before. */
    void upTo(TicketView ticket) {
        entities.createNativeMutationQuery(
                        "insert into ticket_reads as r (person_id, ticket, read_until)"
                                + " select :person, :ticket, :until where not exists (select 1 from ticket_reads"
                                + " where person_id = :person and ticket = :ticket and read_until >= :until)"
                                + " on conflict (person_id, ticket) do update set read_until = greatest(r.read_until, excluded.read_until)")
                .setParameter("person", person)
                .setParameter("ticket", ticket.number())
                .setParameter("until", ticket.updatedAt())
                .executeUpdate();
    }
}
