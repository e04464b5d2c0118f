package dev.portico.portal.tickets;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Noticed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/**
 * Tells the other side of the table that somebody is writing what that side will read; an internal note is never told of. Nothing is kept:
 * whoever has the ticket open hears it now or not at all.
 */
@ApplicationScoped
public class Typing {
    private final Session entities;
    private final Tickets tickets;

    Typing(Session entities, Tickets tickets) {
        this.entities = entities;
        this.tickets = tickets;
    }

    /**
     * Somebody is writing on a ticket they see.
     *
     * @throws dev.portico.portal.access.Refused {@code not-found} or {@code read-only}
     */
    @Transactional
    public void tell(Viewer viewer, long number) {
        VisibleTickets visible = tickets.visibleTo(viewer);
        visible.require(number);
        Tickets.writer(viewer);
        entities.createNativeQuery("select 1 from pg_notify('" + Noticed.TYPING + "', :payload)", Integer.class)
                .setParameter("payload", number + " " + (viewer.vendor() ? 1 : 0))
                .getSingleResult();
    }
}
