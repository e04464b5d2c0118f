package dev.portico.extension.login;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import java.util.List;
import java.util.Optional;

/** What a person finds at the door. */
sealed interface Entrance {

    /**
     * Comes in.
     *
     * @param organization the one to work in; empty for the vendor's people
     */
    record Open(Optional<Organization> organization) implements Entrance {}

    /** Has to say which one; each of these would let them in. */
    record Choice(List<Organization> organizations) implements Entrance {}

    /** Would be let in, and has to show the organisation's key first: this browser has not, or not the one that holds now (R35). */
    record Locked(Organization organization) implements Entrance {}

    /**
     * Stays outside.
     *
     * @param organization the one that refuses, named only where the person belongs to it
     * @param elsewhere where the same person would be let in
     */
    record Closed(Reason reason, Optional<Organization> organization, List<Organization> elsewhere)
            implements Entrance {}
}
