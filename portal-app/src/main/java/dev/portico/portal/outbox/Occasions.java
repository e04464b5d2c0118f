package dev.portico.portal.outbox;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.tickets.Folded;
import dev.portico.portal.tickets.NoteView;
import dev.portico.portal.tickets.TicketView;
import dev.portico.portal.tickets.Tickets;
import dev.portico.portal.tickets.VisibleTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** What mails are about, looked up through their readers as they are now. */
@ApplicationScoped
class Occasions {
    private static final int REFERENCES = 10;

    private final Session entities;
    private final Tickets tickets;
    private final Preferences preferences;

    Occasions(Session entities, Tickets tickets, Preferences preferences) {
        this.entities = entities;
        this.tickets = tickets;
        this.preferences = preferences;
    }

    /**
     * Who a mail is to.
     *
     * @param user Keycloak's id; empty for a person known by an address only
     * @param references ids of mails of this ticket that they have sent or received, oldest first
     */
    record Reader(
            Optional<String> user,
            Optional<String> email,
            String name,
            OrganizationId organization,
            int generation,
            List<String> references) {

        /** The ticket is one of those that nobody's organisation has: no access leads to it, whoever wrote it. */
        boolean writesFromOutside() {
            return organization.equals(UnknownSenders.ORGANIZATION);
        }
    }

    /** Empty when they are gone, or want no such mail. */
    @Transactional
    Optional<Reader> reader(Job job) {
        if (!preferences.of(job.person()).wants(job.kind())) {
            return Optional.empty();
        }
        return entities.createNativeQuery(
                        "select p.subject, p.email, p.name, t.organization_id from persons p, tickets t"
                                + " where p.id = :person and t.number = :ticket",
                        Tuple.class)
                .setParameter("person", job.person())
                .setParameter("ticket", job.ticket())
                .getResultStream()
                .findFirst()
                .map(row -> new Reader(
                        Optional.ofNullable(row.get(0, String.class)),
                        Optional.ofNullable(row.get(1, String.class)),
                        row.get(2, String.class),
                        new OrganizationId(row.get(3, String.class)),
                        preferences.generation(job.person()),
                        references(job)));
    }

    /** What it is about, if this viewer sees it and it is still so. */
    @Transactional
    Optional<Occasion> seenBy(Viewer viewer, Job job) {
        try {
            VisibleTickets visible = tickets.visibleTo(viewer);
            Optional<TicketView> ticket = visible.find(job.ticket());
            if (job.note().isEmpty()) {
                return ticket.filter(found -> viewer.vendor() && isAssigned(job))
                        .map(found -> new Occasion(
                                found.number(),
                                found.subject(),
                                found.requester().name(),
                                Folded.of(found.description()).words(),
                                0,
                                Optional.empty()));
            }
            return ticket.flatMap(found -> visible.note(job.ticket(), job.note().get())
                    .filter(note -> !note.hidden())
                    .map(note -> occasion(found, note)));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /** An answer of Support that customers may see, for the one who wrote from outside. */
    @Transactional
    Optional<Occasion> answer(Job job) {
        return entities.createNativeQuery(
                        "select t.subject, p.name, n.text from notes n join tickets t on t.number = n.ticket"
                                + " join persons p on p.id = n.author_id where n.id = :note and n.ticket = :ticket and n.visible"
                                + " and n.side = 'vendor' and t.requester_id = :person and t.organization_id = :outside",
                        Tuple.class)
                .setParameter("note", job.note().orElse(-1L))
                .setParameter("ticket", job.ticket())
                .setParameter("person", job.person())
                .setParameter("outside", UnknownSenders.ORGANIZATION.value())
                .getResultStream()
                .findFirst()
                .map(row -> new Occasion(
                        job.ticket(),
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        0,
                        job.note()));
    }

    private static Occasion occasion(TicketView ticket, NoteView note) {
        return new Occasion(
                ticket.number(),
                ticket.subject(),
                note.author(),
                Folded.of(note.text()).words(),
                note.attachments().size(),
                Optional.of(note.id()));
    }

    private boolean isAssigned(Job job) {
        return !entities.createNativeQuery(
                        "select 1 from tickets where number = :ticket and assignee_id = :person", Integer.class)
                .setParameter("ticket", job.ticket())
                .setParameter("person", job.person())
                .getResultList()
                .isEmpty();
    }

    /** Their own mails and ours to them: nobody is told the ids of others' mails, by which one joins a thread elsewhere. */
    private List<String> references(Job job) {
        List<String> newest = entities.createNativeQuery(
                        "select id from (select o.message_id as id, o.created_at as at from outgoing o"
                                + " where o.ticket = :ticket and o.person_id = :person and o.state in ('sent', 'unsure', 'bounced')"
                                + " union all select m.message_id, m.sent_at from mails m join tickets t on t.number = m.ticket"
                                + " left join notes n on n.id = m.note_id"
                                + " where m.ticket = :ticket and coalesce(n.author_id, t.requester_id) = :person) known"
                                + " where id ~ '^[!-;=?-~]{3,200}$' and id not like '%.invalid' order by at desc limit "
                                + REFERENCES,
                        String.class)
                .setParameter("ticket", job.ticket())
                .setParameter("person", job.person())
                .getResultList();
        List<String> oldestFirst = new ArrayList<>(newest);
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }
}
