package dev.portico.portal.privacy;

import dev.portico.portal.people.Person;
import java.util.Optional;

/**
 * Whose data it is.
 *
 * @param id among {@code persons}
 * @param user Keycloak's id; empty for who is known by an address only
 * @param ofDesk whether they have answered for Support
 */
public record Whose(long id, Optional<String> user, Optional<String> email, String name, boolean ofDesk) {
    static Whose of(Person person) {
        return new Whose(person.id(), person.subject(), person.email(), person.name(), person.ofDesk());
    }

    /** What is typed to confirm that it is them. */
    public String known() {
        return email.orElse(name);
    }
}
