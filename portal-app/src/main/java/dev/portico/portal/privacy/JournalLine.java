package dev.portico.portal.privacy;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the journal.
 *
 * @param erased whether the person was erased, else their data was handed out
 * @param byThemselves whether it was the person who had it done
 * @param name what the person is called, while there is one
 * @param by what the one who did it is called, while there is one
 */
public record JournalLine(
        long id,
        Instant at,
        boolean erased,
        long person,
        boolean byThemselves,
        String reason,
        Optional<String> name,
        Optional<String> by) {}
