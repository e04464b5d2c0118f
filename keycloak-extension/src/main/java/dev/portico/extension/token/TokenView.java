package dev.portico.extension.token;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Reason;
import dev.portico.extension.revision.Revision;
import java.util.Optional;

/**
 * What a token is going to say: the organisation it is for, what was decided there, and the revision read before deciding.
 */
record TokenView(ActiveOrganization active, Decision decision, Revision revision) {

    /** Why there is no access; empty when there is. */
    Optional<Reason> refusal() {
        return active instanceof ActiveOrganization.Missing missing && !isStronger(decision.reason())
                ? Optional.of(missing.reason())
                : decision.reason();
    }

    boolean allowed() {
        return refusal().isEmpty();
    }

    /** Of a disabled person, or while nobody gets in, the organisation does not matter. */
    private static boolean isStronger(Optional<Reason> reason) {
        return reason.filter(why -> why == Reason.USER_DISABLED || why == Reason.MODULE_OFF)
                .isPresent();
    }
}
