package dev.portico.extension.settings;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Problem;
import java.util.Optional;

/** What is wanted of an organisation's key: another one, that it is asked for or no longer, or both; never printed. */
record KeyDraft(Optional<String> key, Optional<Boolean> required) {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** Throws a 422 for what wants nothing, or a key that is too short or too long. */
    static KeyDraft read(Body body) {
        body.only("key", "required");
        KeyDraft draft = new KeyDraft(body.text("key"), body.flag("required"));
        if (draft.key.isEmpty() && draft.required.isEmpty()) {
            throw Body.missing("key");
        }
        if (draft.key
                .map(String::length)
                .filter(length -> length < SHORTEST || length > LONGEST)
                .isPresent()) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, "key", "has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return draft;
    }

    @Override
    public String toString() {
        return "KeyDraft[required=" + required + "]";
    }
}
