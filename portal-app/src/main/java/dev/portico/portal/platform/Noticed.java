package dev.portico.portal.platform;

import java.util.List;

/**
 * Something another transaction told on commit, on whatever replica, by PostgreSQL's NOTIFY; fired as a CDI event on the one thread that
 * hears it, so whoever observes it hands on and does not wait.
 *
 * @param channel one of {@link #CHANNELS}
 * @param payload what was told; empty after a break, when anything may have been missed
 */
public record Noticed(String channel, String payload) {
    /** What happened to tickets. */
    public static final String TICKETS = "portico_tickets";

    /** Who is writing just now; after a break there is nothing to ask for. */
    public static final String TYPING = "portico_typing";

    /** All that are listened to besides the signals. */
    public static final List<String> CHANNELS = List.of(TICKETS, TYPING);
}
