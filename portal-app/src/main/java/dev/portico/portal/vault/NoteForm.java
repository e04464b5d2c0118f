package dev.portico.portal.vault;

import dev.portico.portal.platform.Invalid;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A note as it was typed.
 *
 * @param reasons what is wrong, by field
 */
public record NoteForm(String title, String text, Map<String, String> reasons) {
    static final NoteForm EMPTY = new NoteForm("", "", Map.of());

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_TEXT = 20_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|\\p{Cs}");

    static NoteForm of(@Nullable String title, @Nullable String text) {
        return new NoteForm(plain(title).replaceAll("\\s+", " ").strip(), plain(text), Map.of());
    }

    static NoteForm of(PrivateNote note) {
        return new NoteForm(note.title(), note.text(), Map.of());
    }

    /**
     * The same, when nothing is wrong.
     *
     * @throws Invalid when something is, by field
     */
    NoteForm checked() {
        Map<String, String> wrong = new TreeMap<>();
        if (title.isEmpty()) {
            wrong.put("title", "required");
        } else if (title.length() > LONGEST_TITLE) {
            wrong.put("title", "too_long");
        }
        if (text.length() > LONGEST_TEXT) {
            wrong.put("text", "too_long");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return this;
    }

    NoteForm with(Invalid invalid) {
        return new NoteForm(title, text, invalid.reasons());
    }

    /** Message key of the mistake; empty when the field is right. */
    public String reason(String field) {
        return reasons.containsKey(field) ? "error_" + reasons.get(field) : "";
    }

    public boolean wrong() {
        return !reasons.isEmpty();
    }

    private static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : CONTROL.matcher(typed.replace("\r\n", "\n").replace('\r', '\n'))
                        .replaceAll("");
    }
}
