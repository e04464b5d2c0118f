package dev.portico.extension.rest;

import dev.portico.extension.access.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters and path segments; what makes no sense is told, never guessed. */
public final class Input {

    private static final int LONGEST = 255;

    private Input() {}

    /** Something typed into a search field, in lower case; empty when there is nothing to search for. */
    public static Optional<String> search(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (!isPlain(value)) {
            throw Problem.invalid(
                    Reason.INVALID_VALUE,
                    "search must have at most " + LONGEST + " characters and no control characters");
        }
        return Optional.of(value.strip().toLowerCase(Locale.ROOT));
    }

    /** One of an enumeration's names in lower case. */
    public static <E extends Enum<E>> E oneOf(String name, @Nullable String value, Class<E> type, E otherwise) {
        if (value == null) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
                return each;
            }
        }
        throw Problem.invalid(
                Reason.INVALID_VALUE,
                name + " must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }

    /** An identifier out of a path; what could not be one names nothing, and would only trouble the database. */
    public static String id(String value) {
        if (value.isBlank() || !isPlain(value)) {
            throw Problem.notFound();
        }
        return value;
    }

    public static boolean isPlain(String value) {
        return value.length() <= LONGEST && value.codePoints().noneMatch(Character::isISOControl);
    }
}
