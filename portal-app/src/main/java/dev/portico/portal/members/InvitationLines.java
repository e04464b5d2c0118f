package dev.portico.portal.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Many invitations as the contract's CSV. Addresses pasted from anywhere become a row each; a file with a header stays as it is, but
 * for what it leaves to the form: columns it lacks, and levels it does not name. No field of an invitation spans lines, so a line is
 * complete by itself.
 */
final class InvitationLines {
    private static final Pattern HEADER =
            Pattern.compile("(?i)[\\s\\ufeff\"]*(email|firstName|lastName)[\\s\"]*([,;].*)?");
    private static final String LEVEL = "level";

    private final Grant grant;
    private final LevelNames levels;

    InvitationLines(Grant grant, LevelNames levels) {
        this.grant = grant;
        this.levels = levels;
    }

    /**
     * What is sent, and where each of its lines comes from.
     *
     * @param rows the first is the header
     * @param numbers of the line, from 1, in what was typed or in the file
     */
    record Csv(List<String> rows, List<Integer> numbers) {
        String text() {
            return rows.stream().collect(Collectors.joining("\n", "", "\n"));
        }

        /** The line that people see, for one that the extension counts. */
        int typed(int sent) {
            return sent >= 1 && sent <= numbers.size() ? numbers.get(sent - 1) : sent;
        }

        private void add(String row, int number) {
            rows.add(row);
            numbers.add(number);
        }
    }

    Csv of(String text) {
        List<String> lines = text.replace("\ufeff", "").lines().toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        Csv csv = new Csv(new ArrayList<>(), new ArrayList<>());
        if (first < lines.size() && HEADER.matcher(lines.get(first)).matches()) {
            complete(lines, first, csv);
        } else {
            paste(lines, csv);
        }
        return csv;
    }

    private void paste(List<String> lines, Csv csv) {
        csv.add("email,firstName,lastName," + String.join(",", defaults().keySet()), 0);
        for (int i = 0; i < lines.size(); i++) {
            for (String entry : lines.get(i).split("[,;\\t]", -1)) {
                if (!entry.isBlank()) {
                    csv.add(row(entry.strip()), i + 1);
                }
            }
        }
    }

    private String row(String entry) {
        int open = entry.indexOf('<');
        boolean named = open >= 0 && entry.indexOf('<', open + 1) < 0 && entry.indexOf('>') == entry.length() - 1;
        if (!named) {
            return quoted(entry) + ",,," + values(",");
        }
        String name = unquoted(entry.substring(0, open).strip());
        String[] names = name.split("\\s+", 2);
        return quoted(entry.substring(open + 1, entry.length() - 1).strip()) + "," + quoted(names[0]) + ","
                + quoted(names.length > 1 ? names[1] : "") + "," + values(",");
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }

    private void complete(List<String> lines, int first, Csv csv) {
        String header = lines.get(first);
        String separator = header.indexOf(';') >= 0 ? ";" : ",";
        List<String> columns = Arrays.stream(header.split(separator, -1))
                .map(column -> column.replace("\"", "").strip())
                .toList();
        Map<String, String> missing = defaults();
        missing.keySet().removeAll(columns);
        String names = missing.keySet().stream().map(name -> separator + name).collect(Collectors.joining());
        String values = missing.values().stream()
                .map(value -> separator + quoted(value))
                .collect(Collectors.joining());
        csv.add(header + names, first + 1);
        for (int i = first + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                csv.add(withLevel(lines.get(i), columns, separator.charAt(0)) + values, i + 1);
            }
        }
    }

    /** An empty level is the form's, never none, and a title is the level's; a line that is not like its header is left for the extension to refuse. */
    private String withLevel(String line, List<String> columns, char separator) {
        int level = columns.indexOf(LEVEL);
        List<String> cells = level < 0 ? List.of() : cells(line, separator);
        if (cells.size() != columns.size()) {
            return line;
        }
        String typed = unquoted(cells.get(level).strip());
        List<String> filled = new ArrayList<>(cells);
        filled.set(level, quoted(typed.isEmpty() ? grant.level() : levels.named(typed)));
        return String.join(String.valueOf(separator), filled);
    }

    /** The cells as they stand, with their quotes. */
    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        boolean inQuotes = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                inQuotes = !inQuotes;
            } else if (line.charAt(i) == separator && !inQuotes) {
                cells.add(line.substring(start, i));
                start = i + 1;
            }
        }
        cells.add(line.substring(start));
        return cells;
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put(LEVEL, grant.level());
        defaults.put("roles", grant.messenger() ? dev.portico.portal.members.api.Member.MESSENGER : "");
        defaults.put("ownTicketsOnly", String.valueOf(grant.ownTicketsOnly()));
        defaults.put("until", grant.instant().orElse(""));
        return defaults;
    }

    private String values(String separator) {
        return defaults().values().stream().map(InvitationLines::quoted).collect(Collectors.joining(separator));
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9@._+: -]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
