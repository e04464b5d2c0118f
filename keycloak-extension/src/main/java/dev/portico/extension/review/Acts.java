package dev.portico.extension.review;

import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.Act;
import dev.portico.extension.rest.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which act a journal is asked for. */
final class Acts {

    private Acts() {}

    /** Empty for all of them; a 422 for what never happens. */
    static Optional<Act> wanted(@Nullable String name) {
        Optional<Act> act = Optional.ofNullable(name).flatMap(Act::named);
        if (name != null && act.isEmpty()) {
            throw Problem.invalid(Reason.INVALID_VALUE, "act must be one of those that entries have");
        }
        return act;
    }
}
