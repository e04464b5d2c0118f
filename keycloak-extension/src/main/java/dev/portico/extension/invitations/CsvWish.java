package dev.portico.extension.invitations;

import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Wanted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a wish out of a line: the same fields and rules as in JSON, several add-ons in one field with blanks between. */
final class CsvWish {

    private static final Pattern DAY = Pattern.compile("(19[7-9]|[2-9]\\d\\d)\\d-\\d\\d-\\d\\d");

    private static final Pattern BETWEEN = Pattern.compile("[\\s|;,]+");

    private CsvWish() {}

    static Wish of(CsvLine line) {
        line.broken().ifPresent(why -> {
            throw Refused.because(Reason.INVALID_VALUE, why);
        });
        return new Wish(
                line.field(Wish.EMAIL).orElseThrow(() -> invalid(Wish.EMAIL, "is missing")),
                line.field(Wish.FIRST_NAME),
                line.field(Wish.LAST_NAME),
                new Wanted(
                        Wish.level(line.field(Wish.LEVEL)),
                        addOns(line.field(Wish.ROLES)),
                        line.field(Wish.OWN_TICKETS_ONLY).map(CsvWish::flag).orElse(false),
                        line.field(Wish.UNTIL).map(CsvWish::instant)));
    }

    private static Set<String> addOns(Optional<String> field) {
        return field.stream()
                .flatMap(names -> Arrays.stream(BETWEEN.split(names, -1)))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw invalid(Wish.OWN_TICKETS_ONLY, "must be true, yes, false or no");
        };
    }

    /** A moment as in JSON, or a day, which is the last one. */
    private static Instant instant(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (moment.getYear() >= 1970 && moment.getYear() <= 9999) {
                return moment.toInstant();
            }
        } catch (DateTimeException nonsense) {
            // told below
        }
        throw invalid(
                Wish.UNTIL,
                "must be the last day, as 2026-12-31, or a moment with its offset, as 2027-01-31T00:00:00Z");
    }

    private static Refused invalid(String field, String detail) {
        return Refused.field(Reason.INVALID_VALUE, field, detail);
    }
}
