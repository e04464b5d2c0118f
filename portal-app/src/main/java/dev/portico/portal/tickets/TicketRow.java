package dev.portico.portal.tickets;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket in a list.
 *
 * @param assignee who works on it; customers are not told
 */
public record TicketRow(
        long number,
        String subject,
        Status status,
        String requester,
        String organization,
        String organizationId,
        Instant createdAt,
        Instant updatedAt,
        Priority priority,
        Optional<String> assignee) {}
