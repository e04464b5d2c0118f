package dev.portico.portal.tickets;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The mark by which a message sent twice is known. It is its sender's to choose, so it counts only where it was sent to: what was sent to
 * one organisation or ticket is never the answer to what is sent to another.
 */
final class Submission {
    private Submission() {}

    /** Of what opens a ticket. */
    static UUID in(String organization, UUID mark) {
        return made("organization " + organization, mark);
    }

    /** Of what is written on one. */
    static UUID on(long ticket, UUID mark) {
        return made("ticket " + ticket, mark);
    }

    private static UUID made(String where, UUID mark) {
        return UUID.nameUUIDFromBytes((where + " " + mark).getBytes(StandardCharsets.UTF_8));
    }
}
