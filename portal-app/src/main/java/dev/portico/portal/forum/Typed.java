package dev.portico.portal.forum;

import dev.portico.portal.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Typed text made storable (PostgreSQL takes no NUL), and checked. */
final class Typed {
    static final int LONGEST_TITLE = 150;
    static final int LONGEST_TEXT = 20_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|\\p{Cs}|[\ufffe\uffff]");
    /** What turns round all that follows; marks of one letter's direction stay, for who writes in two scripts. */
    private static final Pattern OVERTURNING = Pattern.compile("[\u202a-\u202e\u2066-\u2069\ufeff]");
    /** What hides or turns round what stands beside it. */
    private static final Pattern TURNING = Pattern.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]");

    private final Map<String, String> reasons = new LinkedHashMap<>();

    static String text(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String kept =
                CONTROL.matcher(typed.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        return OVERTURNING.matcher(kept).replaceAll("").strip();
    }

    static String line(@Nullable String typed) {
        return TURNING.matcher(text(typed))
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
    }

    String line(String field, @Nullable String typed, int longest) {
        return checked(field, line(typed), longest);
    }

    String text(String field, @Nullable String typed) {
        return checked(field, text(typed), LONGEST_TEXT);
    }

    void wrong(String field, String reason) {
        reasons.put(field, reason);
    }

    /** @throws Invalid when something was wrong */
    void done() {
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
    }

    private String checked(String field, String value, int longest) {
        if (value.isEmpty()) {
            reasons.put(field, "required");
        } else if (value.length() > longest) {
            reasons.put(field, "too_long");
        }
        return value;
    }
}
