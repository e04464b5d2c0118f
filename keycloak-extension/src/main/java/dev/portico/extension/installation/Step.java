package dev.portico.extension.installation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.portico.extension.words.Remark;
import java.util.Locale;

/**
 * One thing that the portal needs in a realm, and what becomes of it.
 *
 * @param remark in words, for who decides
 */
record Step(
        Kind kind,
        String name,
        Action action,
        @JsonUnwrapped Remark remark) {

    enum Action {
        /** It is there, as it is needed. */
        THERE,
        CREATE,
        CHANGE,
        /** It is there and differs, or is the realm's to decide: left as it is. */
        KEEP,
        /** Something else has its place. Nothing is installed until that is out of the way. */
        CONFLICT;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isToBeDone() {
        return action == Action.CREATE || action == Action.CHANGE;
    }
}
