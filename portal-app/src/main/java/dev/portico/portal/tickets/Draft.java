package dev.portico.portal.tickets;

import dev.portico.portal.platform.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket as its requester writes it; nothing else of a ticket is theirs to choose. */
public record Draft(String subject, String description, Priority priority) {
    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_TEXT = 50_000;

    /**
     * Reads what somebody typed.
     *
     * @throws Invalid with a message key per field
     */
    static Draft of(@Nullable String subject, @Nullable String description, @Nullable String priority) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String line = Words.line(subject);
        String text = Words.text(description);
        Optional<Priority> wanted =
                priority == null || priority.isBlank() ? Optional.of(Priority.NORMAL) : Priority.find(priority);
        check(reasons, "subject", line, LONGEST_SUBJECT);
        check(reasons, "description", text, LONGEST_TEXT);
        if (wanted.isEmpty()) {
            reasons.put("priority", "choose_one");
        }
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
        return new Draft(line, text, wanted.orElseThrow());
    }

    /**
     * The text of a note.
     *
     * @throws Invalid when there is none, or too much of it
     */
    public static String note(@Nullable String text) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String words = Words.text(text);
        check(reasons, "text", words, LONGEST_TEXT);
        if (!reasons.isEmpty()) {
            throw new Invalid(reasons);
        }
        return words;
    }

    private static void check(Map<String, String> reasons, String field, String value, int longest) {
        if (value.isEmpty()) {
            reasons.put(field, "required");
        } else if (value.length() > longest) {
            reasons.put(field, "too_long");
        }
    }
}
