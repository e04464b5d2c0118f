package dev.portico.portal.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail that waits to be made and sent.
 *
 * @param ticket 0 where it is about an answer in the forum
 * @param post that answer
 * @param due since when it is to be sent; another when it was written down once more meanwhile
 */
record Job(
        long id,
        Kind kind,
        long person,
        long ticket,
        Optional<Long> note,
        Optional<Long> post,
        String messageId,
        int attempts,
        Instant due) {}
