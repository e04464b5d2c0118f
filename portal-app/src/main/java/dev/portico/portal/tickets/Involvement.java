package dev.portico.portal.tickets;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.files.FileName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * What tickets hold of one person: all they wrote, and of what others wrote that which they see now as customers do, by the one rule
 * ({@link Visibility}); never what is hidden from customers, unless they wrote it. Read part by part, each in a transaction of its own,
 * so that nothing is held however slowly somebody takes it.
 */
@ApplicationScoped
public class Involvement {
    /** Numbers only: finding out which come next costs the more, the more there are. */
    private static final int NUMBERS_AT_ONCE = 500;

    private static final int TICKETS = 50;
    private static final int NOTES = 200;
    private static final int FILES = 200;
    private static final int MAILS = 20;
    private static final int CHANGES = 500;

    private static final String NUMBERS = "(select number from tickets where requester_id = :person"
            + " union select number from tickets where assignee_id = :person"
            + " union select ticket from participants where person_id = :person"
            + " union select ticket from notes where author_id = :person"
            + " union select ticket from ticket_changes where author_id = :person)";
    private static final String OWN_NOTE = "n.author_id = :person";
    private static final String OWN = "coalesce(n.author_id, t.requester_id) = :person";
    private static final String SHOWN = "coalesce(n.visible, true) and {x}.ticket in (:seen)";

    private final Session entities;

    Involvement(Session entities) {
        this.entities = entities;
    }

    /**
     * Whom it is about, and what they see.
     *
     * @param sights which tickets they see as a customer, in each of their organisations
     * @param mailed the tickets whose requester reads what Support answers by mail, having no access
     */
    public record Asked(long person, List<TicketSight> sights, OrganizationId mailed) {
        private Visibility visibility() {
            return Visibility.ofCustomer(sights, person);
        }
    }

    /** The tickets after that number. */
    @Transactional(TxType.REQUIRES_NEW)
    public Involved.Part part(Asked asked, long after) {
        List<Tuple> rows = seen(
                        asked,
                        "select t.number, ({seen}) from tickets t where t.number > :after and t.number in " + NUMBERS
                                + " order by t.number")
                .setParameter("after", after)
                .setMaxResults(NUMBERS_AT_ONCE)
                .getResultList();
        return new Involved.Part(
                rows.stream().map(row -> row.get(0, Long.class)).toList(),
                rows.stream()
                        .filter(row -> row.get(1, Boolean.class))
                        .map(row -> row.get(0, Long.class))
                        .toList());
    }

    /** What these tickets after that one are: text that is neither the person's nor seen by them is not there. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Involved.OfTicket> tickets(Asked asked, Involved.Part part, long after) {
        return among(
                        asked,
                        part,
                        "select t.number, t.organization_id, o.name, t.requester_id = :person, s.id is not null,"
                                + " t.assignee_id = :person, t.number in (:seen), case when t.requester_id = :person or t.number in (:seen)"
                                + " then t.subject end, case when t.requester_id = :person or t.number in (:seen) then t.description end,"
                                + " case when t.number in (:seen) then t.status end, case when t.number in (:seen) then t.priority end,"
                                + " case when t.number in (:seen) then t.cause end, case when t.number in (:seen) then t.solution end,"
                                + " case when t.requester_id = :person or t.number in (:seen) then t.created_at end,"
                                + " case when t.number in (:seen) then t.updated_at end, s.invited_as"
                                + " from tickets t join organizations o on o.id = t.organization_id"
                                + " left join participants s on s.ticket = t.number and s.person_id = :person"
                                + " where t.number in (:numbers) and t.number > :after order by t.number")
                .setParameter("after", after)
                .setMaxResults(TICKETS)
                .getResultStream()
                .map(Involvement::ticket)
                .toList();
    }

    /** Notes of these tickets after that one, oldest first; empty when there are no more. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Involved.OfNote> notes(Asked asked, Involved.Part part, long after) {
        return among(
                        asked,
                        part,
                        "select n.id, n.ticket, " + OWN_NOTE
                                + ", a.name, n.side, n.visible, n.text, n.created_at from notes n"
                                + " join persons a on a.id = n.author_id where n.ticket in (:numbers) and n.id > :after and ("
                                + OWN_NOTE + " or (" + SHOWN.replace("{x}", "n") + ")) order by n.id")
                .setParameter("after", after)
                .setMaxResults(NOTES)
                .getResultStream()
                .map(row -> new Involved.OfNote(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, Boolean.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, Boolean.class),
                        row.get(6, String.class),
                        row.get(7, Instant.class)))
                .toList();
    }

    /** Files of these tickets after that one. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Involved.OfFile> files(Asked asked, Involved.Part part, long after) {
        return among(
                        asked,
                        part,
                        "select a.id, a.ticket, a.note_id, " + OWN
                                + ", a.name, f.type, a.size, a.file_id from attachments a"
                                + " join files f on f.id = a.file_id and f.size is not null join tickets t on t.number = a.ticket"
                                + " left join notes n on n.id = a.note_id where a.ticket in (:numbers) and a.id > :after and ("
                                + OWN + " or (a.visible and " + SHOWN.replace("{x}", "a") + ")) order by a.id")
                .setParameter("after", after)
                .setMaxResults(FILES)
                .getResultStream()
                .map(Involvement::file)
                .toList();
    }

    /** E-mails of these tickets after that one; others' without the id by which one joins a thread. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Involved.OfMail> mails(Asked asked, Involved.Part part, long after) {
        return among(
                        asked,
                        part,
                        "select m.id, m.ticket, m.note_id, " + OWN + ", m.sender, m.subject, m.sent_at, case when "
                                + OWN
                                + " then m.message_id end, m.html from mails m join tickets t on t.number = m.ticket"
                                + " left join notes n on n.id = m.note_id where m.ticket in (:numbers) and m.id > :after and ("
                                + OWN + " or (" + SHOWN.replace("{x}", "m") + ")) order by m.id")
                .setParameter("after", after)
                .setMaxResults(MAILS)
                .getResultStream()
                .map(row -> new Involved.OfMail(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, Boolean.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class),
                        row.get(7, String.class),
                        row.get(8, String.class)))
                .toList();
    }

    /** What the person did to these tickets after that; whom it concerned is not told. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Involved.OfChange> changes(Asked asked, Involved.Part part, long after) {
        return among(
                        asked,
                        part,
                        "select c.id, c.ticket, c.at, c.kind, case when c.kind not in ('assignee', 'participants') then c.after end"
                                + " from ticket_changes c where c.author_id = :person and c.ticket in (:numbers) and c.id > :after"
                                + " order by c.id")
                .setParameter("after", after)
                .setMaxResults(CHANGES)
                .getResultStream()
                .map(row -> new Involved.OfChange(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, Instant.class),
                        row.get(3, String.class),
                        row.get(4, String.class)))
                .toList();
    }

    /** Mails that told the person of tickets and of answers in the forum, after that one; what a ticket is called is told where they see it. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<Involved.OfNotice> notices(Asked asked, long after) {
        return seen(
                        asked,
                        "select x.id, x.kind, x.ticket, p.topic_id, case when t.requester_id = :person or {seen} then t.subject end,"
                                + " x.state, x.created_at, x.changed_at from outgoing x left join tickets t on t.number = x.ticket"
                                + " left join forum_posts p on p.id = x.post_id"
                                + " where x.person_id = :person and x.id > :after order by x.id")
                .setParameter("after", after)
                .setMaxResults(CHANGES)
                .getResultStream()
                .map(row -> new Involved.OfNotice(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class),
                        row.get(7, Instant.class)))
                .toList();
    }

    private NativeQuery<Tuple> seen(Asked asked, String sql) {
        Visibility visibility = asked.visibility();
        NativeQuery<Tuple> query = entities.createNativeQuery(
                        sql.replace(
                                "{seen}",
                                "(" + visibility.condition()
                                        + ") or (t.organization_id = :mailed and t.requester_id = :person)"),
                        Tuple.class)
                .setParameter("mailed", asked.mailed().value())
                .setParameter("person", asked.person());
        visibility.parameters().forEach((name, value) -> {
            if (value instanceof List<?> list) {
                query.setParameterList(name, list);
            } else {
                query.setParameter(name, value);
            }
        });
        return query;
    }

    /** No ticket has the number 0: a list that is compared with must not be empty. */
    private NativeQuery<Tuple> among(Asked asked, Involved.Part part, String sql) {
        NativeQuery<Tuple> query = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("person", asked.person())
                .setParameterList("numbers", part.numbers());
        if (sql.contains(":seen")) {
            query.setParameterList("seen", part.seen().isEmpty() ? List.of(0L) : part.seen());
        }
        return query;
    }

    private static Involved.OfTicket ticket(Tuple row) {
        List<String> as = new ArrayList<>();
        if (row.get(3, Boolean.class)) {
            as.add("requester");
        }
        if (row.get(4, Boolean.class)) {
            as.add("participant");
        }
        if (Boolean.TRUE.equals(row.get(5, Boolean.class))) {
            as.add("assignee");
        }
        return new Involved.OfTicket(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(6, Boolean.class) || !as.isEmpty() ? row.get(2, String.class) : null,
                as.isEmpty() ? List.of("author") : List.copyOf(as),
                row.get(6, Boolean.class),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, String.class),
                row.get(10, String.class),
                row.get(11, String.class),
                row.get(12, String.class),
                row.get(13, Instant.class),
                row.get(14, Instant.class),
                row.get(15, String.class));
    }

    private static Involved.OfFile file(Tuple row) {
        long id = row.get(0, Long.class);
        long ticket = row.get(1, Long.class);
        String name = row.get(4, String.class);
        return new Involved.OfFile(
                id,
                ticket,
                row.get(2, Long.class),
                row.get(3, Boolean.class),
                name,
                row.get(5, String.class),
                row.get(6, Long.class),
                "files/" + ticket + "/" + id + "-" + FileName.safe(name),
                row.get(7, UUID.class));
    }
}
