package dev.portico.portal.tickets;

import dev.portico.portal.access.Viewer;
import java.util.Optional;

/**
 * What somebody had begun elsewhere and did not send, told where they would begin anew.
 *
 * @param address where it is, to go on
 * @param discard where a form is sent to that throws it away
 */
public record UnsentDraft(String address, String discard) {

    /** Knows of such; a bean per place that keeps drafts. */
    public interface Keeper {
        /** The viewer's own, in this browser; nobody else's is ever told. */
        Optional<UnsentDraft> of(Viewer viewer);
    }
}
