package dev.portico.portal.members;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One field of a change, as words.
 *
 * @param field message key of what the field is called, or empty
 * @param name the field itself, for those without a word
 * @param before nothing when there was nothing
 */
public record Change(String field, String name, Value before, Value after) {

    Change now(Value other) {
        return new Change(field, name, before, other);
    }

    /**
     * A value as words.
     *
     * @param key message key, or empty
     * @param text what it says itself, when there is no key
     * @param day a last day with access
     */
    public record Value(String key, String text, Optional<LocalDate> day) {
        static final Value NOTHING = text("");

        static Value key(String key) {
            return new Value(key, "", Optional.empty());
        }

        static Value text(String text) {
            return new Value("", text, Optional.empty());
        }

        static Value day(LocalDate day) {
            return new Value("", day.toString(), Optional.of(day));
        }

        public boolean none() {
            return key.isEmpty() && text.isEmpty();
        }
    }
}
