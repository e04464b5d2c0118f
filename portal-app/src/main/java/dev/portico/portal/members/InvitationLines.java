package dev.portico.portal.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Many invitations as the contract's CSV. Addresses pasted from anywhere become a line each; a file with a header stays as it is, but
 * for the columns it lacks, which get what the form says. No field of an invitation spans lines, so a line is complete by itself.
 */
final class InvitationLines {
    private static final Pattern HEADER =
            Pattern.compile("(?i)[\\s\\ufeff\"]*(email|firstName|lastName)[\\s\"]*([,;].*)?");

    private final Grant grant;

    InvitationLines(Grant grant) {
        this.grant = grant;
    }

    /** The lines to send; the first is the header. */
    String of(String text) {
        List<String> lines = text.replace("\ufeff", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return !lines.isEmpty() && HEADER.matcher(lines.get(0)).matches() ? completed(lines) : pasted(lines);
    }

    private String pasted(List<String> lines) {
        List<String> rows = new ArrayList<>();
        rows.add("email,firstName,lastName," + String.join(",", defaults().keySet()));
        lines.stream()
                .flatMap(line -> Arrays.stream(line.split("[,;\\t]", -1)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> rows.add(row(entry)));
        return String.join("\n", rows) + "\n";
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

    private String completed(List<String> lines) {
        String header = lines.get(0);
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
        return lines.stream()
                .skip(1)
                .map(line -> "\n" + line + values)
                .collect(Collectors.joining("", header + names, "\n"));
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("level", grant.level());
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
