package dev.portico.extension.perspective;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which pages were read in a perspective and how often (R31). A page is a route as the portal writes it, {@code /tickets/{number}}: no
 * number, name or word of what was on it. There are at most 31; what is read beyond them is counted as {@link #OTHERS}.
 *
 * @param times by route
 */
record PagesRead(SortedMap<String, Long> times) {

    static final String OTHERS = "*";

    /** As it is told and kept: how often, and the route. */
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,5}) (/[A-Za-z0-9/{}._-]{0,99})");

    private static final Pattern OTHERS_LINE = Pattern.compile("([1-9][0-9]{0,5}) \\*");

    private static final int MOST = 32;
    private static final long MOST_TIMES = 999_999;

    PagesRead {
        times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
    }

    /** As it was kept. */
    static PagesRead of(String kept) {
        SortedMap<String, Long> times = new TreeMap<>();
        kept.lines().forEach(line -> {
            Matcher others = OTHERS_LINE.matcher(line);
            if (others.matches()) {
                times.put(OTHERS, Long.parseLong(others.group(1)));
            } else {
                told(line).ifPresent(page -> times.put(page.getKey(), page.getValue()));
            }
        });
        return new PagesRead(times);
    }

    /** With these lines as well; empty where one of them makes no sense. */
    Optional<PagesRead> and(List<String> lines) {
        SortedMap<String, Long> more = new TreeMap<>(times);
        for (String line : lines) {
            Optional<Map.Entry<String, Long>> page = told(line);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            String route = page.get().getKey();
            boolean fits = more.containsKey(route) || more.size() < (more.containsKey(OTHERS) ? MOST : MOST - 1);
            more.merge(fits ? route : OTHERS, page.get().getValue(), (had, now) -> Math.min(had + now, MOST_TIMES));
        }
        return Optional.of(new PagesRead(more));
    }

    /** To be kept. */
    String text() {
        return times.entrySet().stream()
                .map(page -> page.getValue() + " " + page.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static Optional<Map.Entry<String, Long>> told(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(Map.entry(matcher.group(2), Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }
}
