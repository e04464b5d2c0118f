package dev.portico.portal.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a change, as words.
 *
 * @param field message key of what the field is called, or empty
 * @param name the field itself, for those without a word
 * @param before nothing when there was nothing
 */
public record Change(String field, String name, Value before, Value after) {

    /** Fields that only the history tells. */
    private static final Set<String> TOLD =
            Set.of("how", "started", "cause", "name", "alias", "enabled", "accountWideViewing", "defaultLevel");

    /** Message key in {@link dev.portico.portal.platform.HistoryTexts} of what the field is called, or empty. */
    public String told() {
        return TOLD.contains(name) ? "field_" + name : "";
    }

    Change now(Value other) {
        return new Change(field, name, before, other);
    }

    /**
     * A value as words.
     *
     * @param key message key, or empty
     * @param told message key in {@link dev.portico.portal.platform.HistoryTexts}, or empty
     * @param text what it says itself, when there is no key
     * @param day a last day with access
     * @param moment when something was
     */
    public record Value(String key, String told, String text, Optional<LocalDate> day, Optional<Instant> moment) {
        static final Value NOTHING = text("");

        static Value key(String key) {
            return new Value(key, "", "", Optional.empty(), Optional.empty());
        }

        static Value text(String text) {
            return new Value("", "", text, Optional.empty(), Optional.empty());
        }

        static Value day(LocalDate day) {
            return new Value("", "", day.toString(), Optional.of(day), Optional.empty());
        }

        static Value told(String told) {
            return new Value("", told, "", Optional.empty(), Optional.empty());
        }

        static Value moment(Instant moment) {
            return new Value("", "", moment.toString(), Optional.empty(), Optional.of(moment));
        }

        public boolean none() {
            return key.isEmpty() && told.isEmpty() && text.isEmpty();
        }
    }
}
