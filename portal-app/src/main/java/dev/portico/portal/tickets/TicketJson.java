package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the contract says ({@code docs/contracts/portal-api.yaml}).
 *
 * @param desk what only the vendor's side of the table knows; not there at all for customers
 */
public record TicketJson(
        long number,
        String subject,
        String description,
        String status,
        String priority,
        @Nullable String cause,
        @Nullable String solution,
        PersonJson requester,
        PersonJson organization,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DeskJson desk) {

    /** Somebody: Keycloak's user id, null while only the e-mail address is known. */
    public record PersonJson(@Nullable String id, String name) {
        static PersonJson of(TicketView.Party party) {
            return new PersonJson(party.id().orElse(null), party.name());
        }
    }

    /** Who works on it, null when nobody does, and the version that a change has to name. */
    public record DeskJson(@Nullable PersonJson assignee, long version) {}

    static TicketJson of(TicketView ticket) {
        return new TicketJson(
                ticket.number(),
                ticket.subject(),
                ticket.description(),
                ticket.status().code(),
                ticket.priority().code(),
                ticket.cause().orElse(null),
                ticket.solution().orElse(null),
                PersonJson.of(ticket.requester()),
                PersonJson.of(ticket.organization()),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.desk()
                        .map(desk ->
                                new DeskJson(desk.assignee().map(PersonJson::of).orElse(null), desk.version()))
                        .orElse(null));
    }
}
