package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import java.util.Optional;

/** How many hits a page of a search leaves out, as addresses carry it. */
final class Offsets {

    private Offsets() {}

    /** Nothing given is 0; what is no such number, or lies too deep, is refused. */
    static int of(Optional<String> after) {
        if (after.isEmpty()) {
            return 0;
        }
        if (!after.get().matches("\\d{1,4}") || Integer.parseInt(after.get()) > ArticleSearch.DEEPEST) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        return Integer.parseInt(after.get());
    }
}
