package dev.portico.portal.members;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** End dates as people choose them, by day: access ends when the day does, in UTC. */
final class Days {
    private Days() {}

    /** The last day with access. */
    static LocalDate last(Instant until) {
        return until.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** When access ends that has this last day. */
    static Instant end(LocalDate last) {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A day as a form sends it; empty when it is none. */
    static Optional<LocalDate> read(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() < 10_000);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
