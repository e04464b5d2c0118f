package dev.portico.portal.articles;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The optional head of a Markdown file: lines {@code key: value} between two lines {@code ---}. Deliberately not YAML:
 * no lists, no nesting, no types.
 *
 * @param values by key in lower case
 * @param rest what follows the head
 */
record FrontMatter(Map<String, String> values, String rest) {
    /** How a head begins here or in other programs ({@code +++}); a thematic break is followed by something else. */
    private static final Pattern HEAD = Pattern.compile("\\s*(?:---|\\+\\+\\+)\\s*\\n\\s*[\\p{L}\\p{N}_-]+\\s*[:=]");

    /**
     * Reads the head, if there is one.
     *
     * @throws UnreadableArticle when a head is begun but not to be read: taking it for text would lose its audience
     */
    static FrontMatter of(String source) throws UnreadableArticle {
        List<String> lines = source.stripLeading().lines().toList();
        int end = lines.isEmpty() || !lines.get(0).strip().equals("---")
                ? -1
                : lines.subList(1, lines.size()).stream()
                        .map(String::strip)
                        .toList()
                        .indexOf("---");
        if (end < 0) {
            if (lines.size() > 1
                    && HEAD.matcher(lines.get(0) + "\n" + lines.get(1)).lookingAt()) {
                throw new UnreadableArticle("begins with a head that does not end, or not with ---");
            }
            return new FrontMatter(Map.of(), source);
        }
        Map<String, String> values = new HashMap<>();
        for (String line : lines.subList(1, end + 1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.stripLeading().startsWith("#")) {
                String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (values.put(key, unquoted(line.substring(colon + 1))) != null && key.equals("audience")) {
                    throw new UnreadableArticle("names its audience twice");
                }
            }
        }
        return new FrontMatter(values, String.join("\n", lines.subList(end + 2, lines.size())));
    }

    /** The same, with a value for a key that has none. */
    FrontMatter or(String key, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.merge(key, value, (given, other) -> given.isBlank() ? other : given);
        return new FrontMatter(all, rest);
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
