package dev.portico.portal.tickets;

import dev.portico.portal.people.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A request of a customer, with what has become of it. */
@Entity
@DynamicUpdate // a statement that names subject or description makes PostgreSQL index them again
@Table(name = "tickets")
class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_numbers")
    @SequenceGenerator(name = "ticket_numbers", sequenceName = "ticket_numbers", allocationSize = 1)
    long number;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "organization_id")
    OrganizationEntry organization;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "requester_id")
    Person requester;

    String subject;
    String description;
    String status;
    String priority;

    @Nullable
    String cause;

    @Nullable
    String solution;

    /** Who works on it; somebody of the vendor's. */
    @Nullable
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "assignee_id")
    Person assignee;

    long version;

    @jakarta.persistence.Column(name = "created_at")
    Instant createdAt;

    @jakarta.persistence.Column(name = "updated_at")
    Instant updatedAt;

    @Nullable
    UUID submission;

    /** Where it was written, of what kind and about what, as far as that was asked for. */
    @Nullable
    String source;

    @Nullable
    String kind;

    @Nullable
    String area;

    protected Ticket() {}

    Ticket(
            OrganizationEntry organization,
            Person requester,
            String subject,
            String description,
            Priority priority,
            Instant at) {
        this.organization = organization;
        this.requester = requester;
        this.subject = subject;
        this.description = description;
        this.status = Status.OPEN.code();
        this.priority = priority.code();
        this.version = 1;
        this.createdAt = at;
        this.updatedAt = at;
    }

    void came(Origin origin) {
        source = origin.source();
        kind = origin.kind();
        area = origin.area();
    }

    Optional<Origin> origin() {
        return source == null || kind == null || area == null
                ? Optional.empty()
                : Optional.of(new Origin(source, kind, area));
    }

    Status status() {
        return Status.of(status);
    }

    Priority priority() {
        return Priority.find(priority).orElseThrow();
    }

    /** Something was written that both sides read: it is the other side's turn now. */
    void written(Side by, Instant at) {
        Status next = status().answered(by);
        if (next != status()) {
            status = next.code();
            version++;
        }
        touched(at);
    }

    /** Customers see that something happened; what is hidden from them never comes here. */
    void touched(Instant at) {
        if (at.isAfter(updatedAt)) {
            updatedAt = at;
        }
    }
}
