package dev.portico.portal.outbox;

import java.util.Optional;

/** A mail that waits to be made and sent. */
record Job(long id, Kind kind, long person, long ticket, Optional<Long> note, String messageId, int attempts) {}
