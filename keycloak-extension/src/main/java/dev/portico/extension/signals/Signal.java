package dev.portico.extension.signals;

import dev.portico.extension.revision.Revision;
import java.util.List;
import java.util.Optional;

/** What others are told of, whoever they are and however it gets to them. */
sealed interface Signal {

    Subject subject();

    Cause cause();

    /**
     * Tokens made before say what is not so any more.
     *
     * @param revision the counters this speaks of, and 0 for the others
     * @param entitlements the new ones of one person in one organisation, where they are known
     */
    record ClaimsChanged(Subject subject, Cause cause, Revision revision, Optional<List<String>> entitlements)
            implements Signal {}

    /** Nothing that was opened before counts any more. */
    record SessionRevoked(Subject subject, Cause cause) implements Signal {}
}
