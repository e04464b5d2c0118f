package dev.portico.portal.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who writes or reads tickets: a user of Keycloak, or so far only a sender's address. */
@Entity
@Table(name = "persons")
public class Person {
    /** What everybody is called who was erased; pages say it in their reader's language. */
    public static final String ERASED = "Erased person";

    private static final Duration ROUGHLY = Duration.ofHours(12);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Nullable
    String subject;

    @Nullable
    String email;

    String name;

    @Nullable
    @Column(name = "desk_at")
    Instant deskAt;

    protected Person() {}

    Person(@Nullable String subject, @Nullable String email, String name) {
        this.subject = subject;
        this.email = email;
        this.name = name;
    }

    public long id() {
        return id;
    }

    /** Keycloak's user id; empty while nobody has claimed the person. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public String name() {
        return name;
    }

    /** True for who has been at the desk: one of the vendor's. */
    public boolean ofDesk() {
        return deskAt != null;
    }

    /** When somebody of the vendor's was last at the desk, roughly. */
    public Optional<Instant> deskAt() {
        return Optional.ofNullable(deskAt);
    }

    /** Somebody of the vendor's was at the desk: others can hand them a ticket. Kept roughly, not to write at every page. */
    public void seenAtDesk(Instant at) {
        if (deskAt == null || deskAt.isBefore(at.minus(ROUGHLY))) {
            deskAt = at;
        }
    }
}
