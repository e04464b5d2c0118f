package dev.portico.portal.tickets;

import dev.portico.portal.people.Person;
import dev.portico.portal.tickets.Happened.Kind;
import dev.portico.portal.tickets.Happened.Piece;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a ticket's history: what it was, what it became, when and by whom. */
@Entity
@Table(name = "ticket_changes")
class TicketChange {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    long ticket;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id")
    Person author;

    Instant at;
    String kind;

    @Column(name = "note_id")
    @Nullable
    Long note;

    @Column(name = "attachment_id")
    @Nullable
    Long attachment;

    @Nullable
    String before;

    @Nullable
    String after;

    protected TicketChange() {}

    TicketChange(long ticket, Person author, Instant at, Kind kind, @Nullable String before, @Nullable String after) {
        this.ticket = ticket;
        this.author = author;
        this.at = at;
        this.kind = kind.code();
        this.before = before;
        this.after = after;
    }

    /** The same about one note or file. */
    TicketChange about(Piece piece) {
        if (piece.what() == Piece.What.NOTE) {
            note = piece.id();
        } else {
            attachment = piece.id();
        }
        return this;
    }
}
