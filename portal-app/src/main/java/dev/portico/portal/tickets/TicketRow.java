package dev.portico.portal.tickets;

import java.time.Instant;

/** A ticket in a list. */
public record TicketRow(
        long number,
        String subject,
        Status status,
        String requester,
        String organization,
        Instant createdAt,
        Instant updatedAt) {}
