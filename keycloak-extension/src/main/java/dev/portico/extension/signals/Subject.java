package dev.portico.extension.signals;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Optional;

/** Whom a signal is about. */
sealed interface Subject {

    /**
     * Somebody.
     *
     * @param place the organisation in which something is other than before; empty when the account is
     */
    record Person(UserId id, Optional<OrganizationId> place) implements Subject {}

    /** Every member of an organisation. */
    record MembersOf(OrganizationId organization) implements Subject {}

    /** Everybody in the realm. */
    record Everybody() implements Subject {}
}
