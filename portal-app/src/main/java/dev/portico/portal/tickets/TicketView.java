package dev.portico.portal.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ticket as somebody sees it: what its table of facts shows, its files, its notes oldest first. */
public record TicketView(
        long number,
        String subject,
        String description,
        Status status,
        Optional<String> cause,
        Optional<String> solution,
        Party requester,
        Party organization,
        Instant createdAt,
        Instant updatedAt,
        List<AttachmentView> attachments,
        List<NoteView> notes) {

    /** Somebody or some organisation, by Keycloak's id, which an unclaimed person lacks. */
    public record Party(Optional<String> id, String name) {}

    static TicketView of(Ticket ticket, List<AttachmentView> attachments, List<NoteView> notes) {
        return new TicketView(
                ticket.number,
                ticket.subject,
                ticket.description,
                ticket.status(),
                Optional.ofNullable(ticket.cause),
                Optional.ofNullable(ticket.solution),
                new Party(ticket.requester.subject(), ticket.requester.name()),
                new Party(Optional.of(ticket.organization.id), ticket.organization.name),
                ticket.createdAt,
                ticket.updatedAt,
                attachments,
                notes);
    }

    /** The newest note's id, to jump to. */
    public Optional<Long> newest() {
        return notes.isEmpty()
                ? Optional.empty()
                : Optional.of(notes.get(notes.size() - 1).id());
    }
}
