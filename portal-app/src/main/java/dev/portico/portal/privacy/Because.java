package dev.portico.portal.privacy;

import dev.portico.portal.platform.Invalid;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why somebody's data is handed out or erased, in words that stay in the journal and therefore do not say whose it was. */
final class Because {
    private static final int LONGEST = 500;
    private static final int SHORTEST_NAME = 3;

    private Because() {}

    /**
     * The reason.
     *
     * @throws Invalid {@code required}, {@code too_long}, or {@code names_person}
     */
    static String of(@Nullable String given, Whose whose) {
        String reason = Optional.ofNullable(given).orElse("").strip();
        if (reason.isEmpty()) {
            throw new Invalid(Map.of("reason", "required"));
        }
        if (reason.length() > LONGEST) {
            throw new Invalid(Map.of("reason", "too_long"));
        }
        if (names(whose).anyMatch(name -> says(reason, name))) {
            throw new Invalid(Map.of("reason", "names_person"));
        }
        return reason;
    }

    private static Stream<String> names(Whose whose) {
        return Stream.concat(
                        whose.email().stream().flatMap(address -> Stream.of(address, address.replaceFirst("@.*", ""))),
                        Stream.concat(
                                whose.user().stream(),
                                Arrays.stream(whose.name().split("\\s+"))))
                .filter(name -> name.length() >= SHORTEST_NAME);
    }

    private static boolean says(String reason, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(reason)
                .find();
    }
}
