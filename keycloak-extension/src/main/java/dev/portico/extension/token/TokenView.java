package dev.portico.extension.token;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.revision.Revision;
import java.util.Optional;

/**
 * What a token is going to say: the organisation it is for, what was decided there, and the revision read before deciding.
 *
 * @param meant the organisation asked for or bound to, whether or not the person belongs to it; for events, never for tokens
 * @param lacksKey whether the organisation asks for a key that was not shown in the token's session (R35)
 */
record TokenView(
        ActiveOrganization active,
        Optional<OrganizationId> meant,
        Decision decision,
        Revision revision,
        boolean lacksKey) {

    /** Why there is no access; empty when there is. */
    Optional<Reason> refusal() {
        return active instanceof ActiveOrganization.Missing missing && !isStronger(decision.reason())
                ? Optional.of(missing.reason())
                : decision.reason()
                        .or(() -> lacksKey ? Optional.of(Reason.ORGANIZATION_KEY_REQUIRED) : Optional.empty());
    }

    /**
     * Why a token that was made counts no longer. One that names no organisation, because its client does not have the claims, is
     * not held against somebody who belongs to several.
     */
    Optional<Reason> refusalOfShown() {
        return refusal().filter(reason -> reason != Reason.ORGANIZATION_REQUIRED);
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
