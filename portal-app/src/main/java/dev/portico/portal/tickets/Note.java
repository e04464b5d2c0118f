package dev.portico.portal.tickets;

import dev.portico.portal.people.Person;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something written on a ticket. The vendor's notes are hidden from customers until switched visible (R60). */
@Entity
@Table(name = "notes")
class Note {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    long ticket;

    @Column(name = "organization_id")
    String organization;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id")
    Person author;

    String side;
    String text;
    boolean visible;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    UUID submission;

    protected Note() {}

    Note(Ticket ticket, Person author, Side side, String text, boolean visible, Instant at) {
        this.ticket = ticket.number;
        this.organization = ticket.organization.id;
        this.author = author;
        this.side = side.code();
        this.text = text;
        this.visible = visible;
        this.createdAt = at;
    }

    boolean ofVendor() {
        return side.equals(Side.VENDOR.code());
    }
}
