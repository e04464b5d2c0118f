package dev.portico.portal.messenger;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When somebody of Support is there: {@code Mon-Fri 09:00-17:00, Sat 10:00-14:00} in a time zone. Nothing said is always.
 *
 * @param spans a day's hours do not go beyond midnight; {@code 24:00} is its end
 */
record Hours(List<Span> spans, ZoneId zone) {
    private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";
    private static final Pattern SPAN = Pattern.compile(
            "(?<first>[A-Za-z]{3})(?:-(?<last>[A-Za-z]{3}))? (?<from>" + TIME + ")-(?<until>" + TIME + "|24:00)");
    private static final int DAYS = 7;

    /** Some hours on some days. */
    record Span(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
        boolean has(ZonedDateTime at) {
            LocalTime time = at.toLocalTime();
            return days.contains(at.getDayOfWeek()) && !time.isBefore(from) && (midnight() || time.isBefore(until));
        }

        private boolean midnight() {
            return until.equals(LocalTime.MIDNIGHT);
        }
    }

    /**
     * Reads what an installation says.
     *
     * @throws IllegalArgumentException for what cannot be understood: nobody would notice hours that are silently others
     */
    static Hours of(String text, ZoneId zone) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split("[,;]", -1)) {
            if (!part.isBlank()) {
                spans.add(span(part.strip()));
            }
        }
        return new Hours(List.copyOf(spans), zone);
    }

    boolean open(Instant at) {
        return spans.isEmpty() || spans.stream().anyMatch(span -> span.has(at.atZone(zone)));
    }

    /** When somebody is there next; empty where somebody is there now. */
    Optional<Instant> next(Instant at) {
        if (open(at)) {
            return Optional.empty();
        }
        ZonedDateTime now = at.atZone(zone);
        return spans.stream()
                .flatMap(span -> java.util.stream.IntStream.rangeClosed(0, DAYS)
                        .mapToObj(days -> now.toLocalDate().plusDays(days))
                        .filter(day -> span.days().contains(day.getDayOfWeek()))
                        .map(day -> day.atTime(span.from()).atZone(zone)))
                .filter(begin -> begin.isAfter(now))
                .min(ZonedDateTime::compareTo)
                .map(ZonedDateTime::toInstant);
    }

    private static Span span(String text) {
        Matcher form = SPAN.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not like \"Mon-Fri 09:00-17:00\": " + text);
        }
        DayOfWeek first = day(form.group("first"));
        DayOfWeek last = form.group("last") == null ? first : day(form.group("last"));
        Set<DayOfWeek> days = EnumSet.of(first);
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        LocalTime from = time(form.group("from"));
        LocalTime until = time(form.group("until"));
        if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
            throw new IllegalArgumentException("ends before it begins: " + text);
        }
        return new Span(Set.copyOf(days), from, until);
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, name.length()).equals(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day of the week: " + name);
    }
}
