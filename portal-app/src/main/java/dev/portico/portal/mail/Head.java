package dev.portico.portal.mail;

import java.time.Instant;
import java.util.List;

/** What ties a mail to its thread: its id, the ids of those it answers, and when it was sent; and its bytes' hash. */
record Head(MessageId id, List<MessageId> mentions, Instant date, String source) {}
