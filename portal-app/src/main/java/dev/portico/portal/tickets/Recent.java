package dev.portico.portal.tickets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * What was told about tickets a moment ago, for pages that were being loaded meanwhile: what happens after a page was read from the
 * database and before it listens is told to it when it does.
 */
final class Recent {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Deque<Told> last = new ArrayDeque<>();
    private Instant complete;

    Recent(InstantSource clock) {
        this.clock = clock;
        this.complete = clock.instant();
    }

    /** Something that happened to a ticket; {@code left} is the person it is no longer shared with, 0 for nobody. */
    record Told(long ticket, boolean forCustomers, long left, Instant at) {}

    synchronized Told keep(long ticket, boolean forCustomers, long left) {
        Instant now = clock.instant();
        Told told = new Told(ticket, forCustomers, left, now);
        last.addLast(told);
        while (last.size() > MOST || last.getFirst().at().isBefore(now.minus(KEPT))) {
            complete = last.removeFirst().at();
        }
        return told;
    }

    /** What was told meanwhile is not known: whoever asks about a time before now is answered with yes. */
    synchronized void forget() {
        last.clear();
        complete = clock.instant();
    }

    /** Whether such a thing was told since then, or may have been as it is too long ago to be known. */
    synchronized boolean since(Instant then, Predicate<Told> such) {
        return !then.isAfter(complete)
                || last.stream().filter(told -> !told.at().isBefore(then)).anyMatch(such);
    }
}
