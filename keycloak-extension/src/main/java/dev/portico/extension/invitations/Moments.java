package dev.portico.extension.invitations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Moments as people read them; in UTC, since nobody knows where an invited person is. */
record Moments(Locale language) {

    String of(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(moment.atOffset(ZoneOffset.UTC))
                + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(language)
                        .format(moment.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /** The last day before a moment at which a day begins; empty for any other moment. */
    Optional<String> lastDay(Instant end) {
        return end.equals(end.truncatedTo(ChronoUnit.DAYS))
                ? Optional.of(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(end.minusNanos(1).atOffset(ZoneOffset.UTC)))
                : Optional.empty();
    }
}
