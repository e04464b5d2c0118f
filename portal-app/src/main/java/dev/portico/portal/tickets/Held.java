package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.tickets.Happened.Kind;
import dev.portico.portal.tickets.Happened.Piece;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A ticket that its viewer sees and may write on, and that nobody else changes before this transaction ends. */
final class Held {
    final Ticket ticket;
    final Viewer viewer;
    final Person by;
    final Instant at;
    final Session entities;
    private final Event<Happened> happened;

    Held(Session entities, Event<Happened> happened, Viewer viewer, Person by, Ticket ticket, Instant at) {
        this.entities = entities;
        this.happened = happened;
        this.viewer = viewer;
        this.by = by;
        this.ticket = ticket;
        this.at = at;
    }

    Side side() {
        return viewer.vendor() ? Side.VENDOR : Side.CUSTOMER;
    }

    /** Goes on only for the vendor's side of the table. */
    Held byVendor() {
        if (!viewer.vendor()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return this;
    }

    /** Goes on only for customers: an agent's change names the version it was decided on, and goes another way. */
    Held byCustomer() {
        if (viewer.vendor()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return this;
    }

    /** Writes a line of the ticket's history. */
    void changed(Kind kind, @Nullable String before, @Nullable String after) {
        entities.persist(new TicketChange(ticket.number, by, at, kind, before, after));
    }

    /** The same about a note or a file. */
    void switched(Piece piece, boolean visible) {
        entities.persist(new TicketChange(
                        ticket.number,
                        by,
                        at,
                        Kind.VISIBILITY,
                        visible ? "hidden" : "visible",
                        visible ? "visible" : "hidden")
                .about(piece));
    }

    /** Something both sides read was written; waking a ticket that was done is part of its history. */
    void written(Side side) {
        Status before = ticket.status();
        ticket.written(side, at);
        if (!before.unfinished() && ticket.status().unfinished()) {
            changed(Kind.STATUS, before.code(), ticket.status);
        }
    }

    void tell(Happened event) {
        happened.fire(event);
    }
}
