package dev.portico.portal.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One field {@code Authentication-Results} (RFC 8601 section 2.2), read as a mail server wrote it. Between quotes and in comments it
 * repeats what a sender chose, an envelope's address such as {@code "x; dmarc=pass"@evil.example}: there nothing ends a result or
 * begins a property.
 *
 * @param server who found it out, lower case
 */
record Results(String server, List<Result> all) {

    /**
     * One result.
     *
     * @param said by property, lower case; of two values of one property neither is to be believed
     */
    record Result(String method, boolean passed, Map<String, Set<String>> said) {
        boolean says(String property, String value) {
            return said.getOrDefault(property, Set.of()).equals(Set.of(value));
        }
    }

    /** Empty for what is no such field: a quote or a comment that does not end, or nothing at all. */
    static Optional<Results> of(String field) {
        Words words = new Words(field.toLowerCase(Locale.ROOT));
        if (!words.whole() || words.parts.get(0).isEmpty()) {
            return Optional.empty();
        }
        List<Result> all = words.parts.stream()
                .skip(1)
                .filter(part -> !part.isEmpty())
                .map(Results::result)
                .toList();
        return Optional.of(new Results(words.parts.get(0).get(0), all));
    }

    private static Result result(List<String> words) {
        Map<String, Set<String>> said = new HashMap<>();
        words.stream().skip(1).forEach(word -> said.computeIfAbsent(name(word), same -> new TreeSet<>())
                .add(value(word)));
        String method = name(words.get(0)).replaceFirst("/\\d+$", "");
        return new Result(method, value(words.get(0)).equals("pass"), said);
    }

    private static String name(String word) {
        return word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    }

    /** Without its quotes where all of it is quoted; a quoted part of an address stays quoted, and is no domain. */
    private static String value(String word) {
        String value = word.contains("=") ? word.substring(word.indexOf('=') + 1) : "";
        return value.matches("\"[^\"\\\\]*\"") ? value.substring(1, value.length() - 1) : value;
    }

    /** The field's parts between semicolons, each as its words: {@code name=value}, whatever room is around the sign. */
    private static final class Words {
        private final List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        private final StringBuilder word = new StringBuilder();
        private int comments;
        private boolean quoted;
        private boolean room;

        Words(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && (quoted || comments > 0) && i + 1 < text.length()) {
                    i++;
                    keep("\\" + text.charAt(i));
                } else {
                    take(c);
                }
            }
            end();
        }

        boolean whole() {
            return comments == 0 && !quoted;
        }

        private void take(char c) {
            if (comments > 0) {
                comments += c == '(' ? 1 : c == ')' ? -1 : 0;
                room = true;
            } else if (quoted || c == '"') {
                quoted ^= c == '"';
                keep(String.valueOf(c));
            } else if (c == '(') {
                comments++;
            } else if (c == ';') {
                end();
                parts.add(new ArrayList<>());
            } else if (Character.isWhitespace(c)) {
                room = true;
            } else {
                keep(String.valueOf(c));
            }
        }

        private void keep(String text) {
            if (comments > 0) {
                return;
            }
            if (room && !text.equals("=") && !(word.length() > 0 && word.charAt(word.length() - 1) == '=')) {
                end();
            }
            room = false;
            word.append(text);
        }

        private void end() {
            if (word.length() > 0) {
                parts.get(parts.size() - 1).add(word.toString());
                word.setLength(0);
            }
            room = false;
        }
    }
}
