package dev.portico.portal.tickets;

import dev.portico.portal.people.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A ticket as somebody sees it, without its thread.
 *
 * @param requesterPerson the requester among {@code persons}; not for anybody's eyes
 * @param desk what only the vendor's side of the table knows
 */
public record TicketView(
        long number,
        String subject,
        String description,
        Status status,
        Priority priority,
        Optional<String> cause,
        Optional<String> solution,
        Party requester,
        long requesterPerson,
        Party organization,
        Instant createdAt,
        Instant updatedAt,
        Optional<Origin> origin,
        Optional<DeskView> desk) {

    /** Somebody or some organisation, by Keycloak's id, which an unclaimed person lacks. */
    public record Party(Optional<String> id, String name) {
        static Party of(Person person) {
            return new Party(person.subject(), person.name());
        }
    }

    /** Who works on it, and the version that a change has to name. */
    public record DeskView(Optional<Party> assignee, long version) {}

    /** Its page, for customers. */
    public String address() {
        return "/tickets/" + number;
    }

    static TicketView of(Ticket ticket, boolean vendor) {
        return new TicketView(
                ticket.number,
                ticket.subject,
                ticket.description,
                ticket.status(),
                ticket.priority(),
                Optional.ofNullable(ticket.cause),
                Optional.ofNullable(ticket.solution),
                Party.of(ticket.requester),
                ticket.requester.id(),
                new Party(Optional.of(ticket.organization.id), ticket.organization.name),
                ticket.createdAt,
                ticket.updatedAt,
                ticket.origin(),
                vendor
                        ? Optional.of(new DeskView(
                                Optional.ofNullable(ticket.assignee).map(Party::of), ticket.version))
                        : Optional.empty());
    }
}
