package dev.portico.extension.notices;

import dev.portico.extension.journal.Entry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One change as a mail tells it.
 *
 * @param key of the message
 * @param values what goes into it: names of roles, a date
 */
public record Line(String key, List<String> values) {

    private static final String PREFIX = "portalAccessChanged.";
    private static final String NONE = "none";

    public Line {
        values = List.copyOf(values);
    }

    /**
     * Words an entry.
     *
     * @param role what people call the role with this name
     * @param dates as the reader writes them
     */
    static Line of(Entry entry, Function<String, String> role, Dates dates) {
        return switch (entry.act()) {
            case LEVEL_CHANGED -> level(entry, role);
            case LEVEL_EDITED ->
                line("levelEdited", role.apply(text(entry.after().get("level"))));
            case ROLE_GRANTED -> line("added", role.apply(text(entry.after().get("role"))));
            case ROLE_REMOVED -> line("removed", role.apply(text(entry.before().get("role"))));
            case OWN_ONLY_SET ->
                line(Boolean.TRUE.equals(entry.after().get("ownTicketsOnly")) ? "ownOnly" : "notOwnOnly");
            case END_DATE_SET ->
                entry.after().get("until") instanceof String until
                        ? until(Instant.parse(until), dates)
                        : line("endless");
            case REVOKED -> line("revoked");
            case DEACTIVATED -> line("deactivated");
            case ACTIVATED -> line("activated");
            default -> throw new IllegalArgumentException("no change of access: " + entry.act());
        };
    }

    /** What ends with a day is told by the day: midnight of the next one looks like one more. */
    private static Line until(Instant end, Dates dates) {
        return end.equals(end.truncatedTo(ChronoUnit.DAYS))
                ? line("untilDay", dates.day(end.minusNanos(1)))
                : line("until", dates.moment(end));
    }

    /** Dates in the language of whoever reads them; in UTC, since nobody knows where they are. */
    record Dates(Locale language) {

        String day(Instant moment) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .localizedBy(language)
                    .format(moment.atZone(ZoneOffset.UTC));
        }

        String moment(Instant moment) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .localizedBy(language)
                            .format(moment.atZone(ZoneOffset.UTC))
                    + " UTC";
        }
    }

    private static Line level(Entry entry, Function<String, String> role) {
        String before = text(entry.before().get("level"));
        String after = text(entry.after().get("level"));
        String was = entry.before().get("title") instanceof String title ? title : role.apply(before);
        if (after.equals(NONE)) {
            return line("levelTaken", was);
        }
        return before.equals(NONE) ? line("levelGiven", role.apply(after)) : line("level", was, role.apply(after));
    }

    private static Line line(String key, String... values) {
        return new Line(PREFIX + key, List.of(values));
    }

    private static String text(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }
}
