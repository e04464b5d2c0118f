package dev.portico.extension.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user attribute {@code portal.until}: several values {@code <organisation id> <instant>}, the instant as in ISO 8601
 * ({@code 2027-01-31T00:00:00Z}). Access ends at that instant (R52); of several for one organisation the earliest counts.
 *
 * <p>A value that cannot be read ends the access it may have meant at once: nonsense never widens.
 */
public final class EndDates {

    public static final String ATTRIBUTE = "portal.until";

    private static final Instant LONG_AGO = Instant.EPOCH;

    private final List<String> values;

    private EndDates(List<String> values) {
        this.values = values;
    }

    public static EndDates of(Stream<String> values) {
        return new EndDates(values.filter(value -> !value.isBlank()).toList());
    }

    public static String value(OrganizationId organization, Instant until) {
        return organization + " " + until;
    }

    public Optional<Instant> in(OrganizationId organization) {
        return values.stream()
                .flatMap(value -> in(organization, value).stream())
                .min(Instant::compareTo);
    }

    /** The values with this end date, or none, for this organisation; those of others stay as they are. */
    public List<String> with(OrganizationId organization, Optional<Instant> until) {
        Stream<String> others = values.stream().filter(value -> !isOf(organization, value));
        return Stream.concat(others, until.map(moment -> value(organization, moment)).stream())
                .toList();
    }

    private static boolean isOf(OrganizationId organization, String value) {
        return value.strip().split("\\s+", 2)[0].equals(organization.value());
    }

    /** Whether a value was not of the form above. */
    public boolean areNonsense() {
        return values.stream()
                .map(value -> value.strip().split("\\s+", 3))
                .anyMatch(words -> words.length != 2 || instant(words[1]).isEmpty());
    }

    private static Optional<Instant> in(OrganizationId organization, String value) {
        String[] words = value.strip().split("\\s+", 3);
        if (words.length == 1) {
            return Optional.of(LONG_AGO);
        }
        if (!words[0].equals(organization.value())) {
            return Optional.empty();
        }
        return Optional.of(words.length == 2 ? instant(words[1]).orElse(LONG_AGO) : LONG_AGO);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
