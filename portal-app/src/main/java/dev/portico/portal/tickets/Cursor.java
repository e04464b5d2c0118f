package dev.portico.portal.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** After which row a page begins: the row's number and, where that is the order, its time. Says nothing one did not see. */
public record Cursor(long number, Instant updated) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,12})\\.(\\d{1,9})");

    static Optional<Cursor> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cursor(
                    Long.parseLong(form.group(1)),
                    Instant.ofEpochSecond(Long.parseLong(form.group(2)), Long.parseLong(form.group(3)))));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    static Cursor after(TicketRow row) {
        return new Cursor(row.number(), row.updatedAt());
    }

    @Override
    public String toString() {
        return number + "." + updated.getEpochSecond() + "." + updated.getNano();
    }
}
