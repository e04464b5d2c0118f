package dev.portico.portal.forum;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** After which topic a page of a list begins. Says nothing one did not see. */
record After(Instant active, long id) {
    /** Before the first. */
    static final After NOTHING = new After(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,11})\\.(\\d{1,9})");

    static After read(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .flatMap(After::of)
                .orElse(NOTHING);
    }

    private static Optional<After> of(Matcher form) {
        try {
            return Optional.of(new After(
                    Instant.ofEpochSecond(Long.parseLong(form.group(2)), Long.parseLong(form.group(3))),
                    Long.parseLong(form.group(1))));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    static After row(TopicRow row) {
        return new After(row.active(), row.id());
    }

    @Override
    public String toString() {
        return id + "." + active.getEpochSecond() + "." + active.getNano();
    }
}
