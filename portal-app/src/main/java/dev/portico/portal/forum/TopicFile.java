package dev.portico.portal.forum;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic as a Markdown file: what was written in it, one after the other, each after a head of lines {@code key: value} between two
 * lines {@code ---}. The first head has {@code title} and may have {@code language}; each has {@code author} as in a mail
 * ({@code Ben Brandt <ben@acme.example>}) and {@code date} (ISO 8601, with an offset); one may have {@code solution: yes}.
 *
 * @param language {@code en} unless said otherwise
 * @param posts in the order of the file; at least one
 */
record TopicFile(String title, String language, List<Entry> posts) {
    private static final Pattern HEAD = Pattern.compile("(?m)^---[ \\t]*\\n((?:[a-z]+:.*\\n)+)---[ \\t]*(?:\\n|\\z)");
    private static final Pattern AUTHOR = Pattern.compile("([^<>]+?)\\s*<([^<>\\s@]+@[^<>\\s@]+)>");

    /** What somebody wrote. */
    record Entry(String author, String address, Instant at, boolean solution, String text) {}

    /** No topic; the message says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    static TopicFile of(String source) throws Unreadable {
        String text = source.replace("\uFEFF", "").replace("\r\n", "\n").stripLeading();
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new Unreadable("does not begin with a head: lines like \"title: …\" between two lines ---");
        }
        Map<String, String> first = values(head.group(1));
        List<Entry> posts = new ArrayList<>();
        int begin = head.end();
        Map<String, String> values = first;
        while (head.find(begin)) {
            posts.add(entry(values, text.substring(begin, head.start())));
            values = values(head.group(1));
            begin = head.end();
        }
        posts.add(entry(values, text.substring(begin)));
        if (posts.get(0).solution() || posts.stream().filter(Entry::solution).count() > 1) {
            throw new Unreadable("has a question as its solution, or more than one solution");
        }
        return new TopicFile(line(first, "title"), first.getOrDefault("language", "en"), List.copyOf(posts));
    }

    private static Entry entry(Map<String, String> values, String words) throws Unreadable {
        Matcher author = AUTHOR.matcher(line(values, "author"));
        if (!author.matches()) {
            throw new Unreadable("\"author\" is to be a name and an address: Ben Brandt <ben@acme.example>");
        }
        String text = Typed.text(words);
        if (text.isEmpty() || text.length() > Typed.LONGEST_TEXT) {
            throw new Unreadable("has an empty text, or one that is too long");
        }
        return new Entry(
                author.group(1),
                author.group(2),
                date(line(values, "date")),
                "yes".equals(values.get("solution")),
                text);
    }

    private static Instant date(String value) throws Unreadable {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("\"date\" is to be like 2026-11-12T09:30:00+01:00");
        }
    }

    private static String line(Map<String, String> values, String key) throws Unreadable {
        String value = Typed.line(values.get(key));
        if (value.isEmpty() || value.length() > Typed.LONGEST_TITLE) {
            throw new Unreadable("has no \"" + key + "\" in a head, or one that is too long");
        }
        return value;
    }

    /** Lines of a head. */
    static Map<String, String> values(String lines) {
        Map<String, String> values = new HashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            values.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        return values;
    }
}
