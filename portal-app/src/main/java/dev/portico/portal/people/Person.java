package dev.portico.portal.people;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who writes or reads tickets: a user of Keycloak, or so far only a sender's address. */
@Entity
@Table(name = "persons")
public class Person {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Nullable
    String subject;

    @Nullable
    String email;

    String name;

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
}
