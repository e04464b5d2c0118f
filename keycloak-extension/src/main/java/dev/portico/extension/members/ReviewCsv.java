package dev.portico.extension.members;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The review as a file for a spreadsheet (RFC 4180).
 *
 * <p>People choose their own names, and a spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -} or
 * {@code @} for a formula, even in quotes. Such a cell gets an apostrophe in front, which makes it text (OWASP, CSV Injection).
 */
final class ReviewCsv {

    private static final String[] HEAD = {
        "username",
        "email",
        "firstName",
        "lastName",
        "status",
        "level",
        "roles",
        "ownTicketsOnly",
        "until",
        "since",
        "grantedBy",
        "lastSeen",
        "grants"
    };

    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Cntrl}\\p{Cf}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private final ICSVWriter csv;

    ReviewCsv(Writer out) {
        this.csv = new CSVWriter(
                out,
                ICSVWriter.DEFAULT_SEPARATOR,
                ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                ICSVWriter.DEFAULT_QUOTE_CHARACTER,
                ICSVWriter.RFC4180_LINE_END);
        csv.writeNext(HEAD, false);
    }

    /** @param names user names of those who granted something, by id; who is missing is told by kind */
    void add(ReviewView row, Map<String, String> names) {
        csv.writeNext(
                Stream.of(
                                row.username(),
                                row.email(),
                                row.firstName(),
                                row.lastName(),
                                row.status(),
                                row.level(),
                                String.join(" ", row.roles()),
                                String.valueOf(row.ownTicketsOnly()),
                                row.until(),
                                row.since(),
                                giver(row.grantedBy(), names),
                                row.lastSeen(),
                                row.grants().stream()
                                        .map(held -> grant(held, names))
                                        .collect(Collectors.joining("; ")))
                        .map(ReviewCsv::harmless)
                        .toArray(String[]::new),
                false);
    }

    void flush() throws IOException {
        csv.flush();
    }

    /** Every level and add-on has a date and a giver of its own. */
    private static String grant(ReviewView.Held held, Map<String, String> names) {
        return Stream.of(held.role(), held.since(), giver(held.grantedBy(), names))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String giver(ReviewView.@Nullable Giver giver, Map<String, String> names) {
        return giver == null
                ? null
                : Optional.ofNullable(giver.id()).map(id -> names.get(id)).orElse(giver.kind());
    }

    static String harmless(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }
}
