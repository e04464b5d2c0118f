package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.hibernate.Session;

/**
 * The one way to change a ticket: through somebody who sees it, one after the other. What is decided on was read after everybody before
 * had finished, so no note, status or field is lost however many write at once.
 */
@ApplicationScoped
class Hold {
    private final Session entities;
    private final Tickets tickets;
    private final Event<Happened> happened;
    private final InstantSource clock = InstantSource.system();

    Hold(Session entities, Tickets tickets, Event<Happened> happened) {
        this.entities = entities;
        this.tickets = tickets;
        this.happened = happened;
    }

    /**
     * Takes the ticket until the transaction ends.
     *
     * @throws Refused {@code not-found} where the viewer does not see it, {@code read-only} in perspective
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Held of(Viewer viewer, long number) {
        VisibleTickets visible = tickets.visibleTo(viewer);
        Ticket ticket = visible.entity(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Tickets.writer(viewer);
        entities.refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
        // Clocks of two replicas differ a little; a thread reads in the order it was written.
        Instant now = clock.instant();
        // The person is known since the viewer was looked up: no statement.
        Person by = entities.find(Person.class, visible.person());
        return new Held(
                entities, happened, viewer, by, ticket, now.isBefore(ticket.updatedAt) ? ticket.updatedAt : now);
    }
}
