package dev.portico.portal.articles;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The optional head of a Markdown file: lines {@code key: value} between two lines {@code ---}. Deliberately not YAML:
 * no lists, no nesting, no types.
 *
 * @param values by key in lower case
 * @param rest what follows the head
 */
record FrontMatter(Map<String, String> values, String rest) {

    static FrontMatter of(String source) {
        List<String> lines = source.lines().toList();
        int end = lines.isEmpty() || !lines.get(0).strip().equals("---")
                ? -1
                : lines.subList(1, lines.size()).stream()
                        .map(String::strip)
                        .toList()
                        .indexOf("---");
        if (end < 0) {
            return new FrontMatter(Map.of(), source);
        }
        Map<String, String> values = new HashMap<>();
        for (String line : lines.subList(1, end + 1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.stripLeading().startsWith("#")) {
                values.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT), unquoted(line.substring(colon + 1)));
            }
        }
        return new FrontMatter(values, String.join("\n", lines.subList(end + 2, lines.size())));
    }

    String get(String key) {
        return values.getOrDefault(key, "");
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() >= 2 && text.matches("(?s)\".*\"|'.*'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
