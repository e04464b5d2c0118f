package dev.portico.portal.mail;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What ties a mail to its thread: its id, the ids of those it answers, and when it was sent. */
record Head(MessageId id, List<MessageId> mentions, Instant date) {

    Stream<MessageId> ids() {
        return Stream.concat(Stream.of(id), mentions.stream());
    }
}
