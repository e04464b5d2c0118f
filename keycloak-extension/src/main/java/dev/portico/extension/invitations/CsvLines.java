package dev.portico.extension.invitations;

import com.opencsv.CSVParserBuilder;
import com.opencsv.ICSVParser;
import dev.portico.extension.access.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A CSV file (RFC 4180) with a header, in UTF-8, separated by commas or, as spreadsheets of half of Europe write them, by
 * semicolons.
 *
 * <p>No field of an invitation has room for a line break, so each line is read for itself and a quote that is never closed
 * breaks one line and not all the rest.
 */
final class CsvLines {

    static final int MOST_LINES = 10_000;
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int LONGEST_LINE = 2_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char UNREADABLE = '\uFFFD';

    private static final Set<String> COLUMNS = Set.of(
            Wish.EMAIL, Wish.FIRST_NAME, Wish.LAST_NAME, Wish.LEVEL, Wish.ROLES, Wish.OWN_TICKETS_ONLY, Wish.UNTIL);

    private final ICSVParser parser;
    private final List<String> columns;
    private final List<String> lines;

    private CsvLines(ICSVParser parser, List<String> columns, List<String> lines) {
        this.parser = parser;
        this.columns = columns;
        this.lines = lines;
    }

    /** Throws where there is no header that could be understood, or more than {@link #MOST_LINES}. */
    static CsvLines of(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList();
        if (lines.stream().skip(1).filter(line -> !line.isBlank()).count() > MOST_LINES) {
            throw invalid("The file has more than " + MOST_LINES + " lines");
        }
        String header = lines.isEmpty() ? "" : lines.get(0);
        ICSVParser parser = new CSVParserBuilder()
                .withSeparator(header.indexOf(';') >= 0 ? ';' : ',')
                .withEscapeChar(ICSVParser.NULL_CHARACTER)
                .build();
        return new CsvLines(parser, columns(parser, header), lines);
    }

    /** In the order of the file, without those that are empty. */
    Stream<CsvLine> stream() {
        return Stream.iterate(1, index -> index < lines.size(), index -> index + 1)
                .filter(index -> !lines.get(index).isBlank())
                .map(index -> line(index + 1, lines.get(index)));
    }

    private CsvLine line(int number, String line) {
        if (line.length() > LONGEST_LINE) {
            return CsvLine.broken(number, "The line has more than " + LONGEST_LINE + " characters");
        }
        if (line.indexOf(UNREADABLE) >= 0) {
            return CsvLine.broken(number, "The line is not in UTF-8");
        }
        try {
            String[] fields = parser.parseLine(line);
            if (fields.length != columns.size()) {
                return CsvLine.broken(
                        number, "The line has " + fields.length + " fields, and the header has " + columns.size());
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < fields.length; i++) {
                named.put(columns.get(i), fields[i].strip());
            }
            return CsvLine.of(number, named);
        } catch (IOException unclosed) {
            return CsvLine.broken(number, "A quote in the line is never closed");
        }
    }

    private static List<String> columns(ICSVParser parser, String header) {
        List<String> columns = named(parser, header);
        Set<String> once = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!COLUMNS.contains(columns.get(i)) || !once.add(columns.get(i))) {
                throw invalid("Column " + (i + 1) + " of the header must be one of "
                        + String.join(", ", COLUMNS.stream().sorted().toList()) + ", each once");
            }
        }
        if (!once.contains(Wish.EMAIL)) {
            throw invalid("The header has no column " + Wish.EMAIL);
        }
        return columns;
    }

    private static List<String> named(ICSVParser parser, String header) {
        try {
            return header.length() > LONGEST_LINE
                    ? List.of("")
                    : Arrays.stream(parser.parseLine(header)).map(String::strip).toList();
        } catch (IOException unclosed) {
            return List.of("");
        }
    }

    private static Refused invalid(String detail) {
        return Refused.because(Reason.INVALID_VALUE, detail);
    }
}
