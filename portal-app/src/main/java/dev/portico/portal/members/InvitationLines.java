package dev.portico.portal.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Many invitations as the contract's CSV. Addresses pasted from anywhere become a line each; a file with a header stays as it is, but
 * for the columns it lacks, which get what the form says. No field of an invitation spans lines, so a line is complete by itself.
 */
final class InvitationLines {
    private static final Pattern HEADER =
            Pattern.compile("(?i)[\\s\\ufeff\"]*(email|firstName|lastName)[\\s\"]*([,;].*)?");
    private static final Pattern NAMED = Pattern.compile("\"?([^<>\"]*?)\"?\\s*<([^<>]+)>");

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
        Matcher named = NAMED.matcher(entry);
        if (!named.matches()) {
            return quoted(entry) + ",,," + values(",");
        }
        String[] names = named.group(1).strip().split("\\s+", 2);
        return quoted(named.group(2).strip()) + "," + quoted(names[0]) + "," + quoted(names.length > 1 ? names[1] : "")
                + "," + values(",");
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
