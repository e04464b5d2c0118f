package dev.portico.extension.installation;

import java.util.Optional;

/**
 * How the realm's browser flow asks who somebody is.
 *
 * @param flow its alias
 * @param copy an alias that is free for a copy of it
 * @param asksNameFirst by Keycloak's identity-first login
 * @param asksBesides whether a page for name and password is left without that
 * @param brokersByDomain whether organisations have identity providers, which are found by the name that is asked for first
 */
record LoginPage(String flow, String copy, boolean asksNameFirst, boolean asksBesides, boolean brokersByDomain) {

    /** A flow is copied only where that takes nothing away from anybody. */
    Step step(Optional<LoginWish> wish) {
        if (!asksNameFirst) {
            return new Step(Kind.LOGIN_FLOW, flow, Step.Action.THERE, Wording.LOGIN_TELLS_NOTHING.with());
        }
        if (wish.equals(Optional.of(LoginWish.KEEP))) {
            return kept(Wording.LOGIN_KEPT_AS_WISHED);
        }
        if (!asksBesides) {
            return kept(Wording.LOGIN_KEPT_WITHOUT_ANOTHER_PAGE);
        }
        if (brokersByDomain && wish.isEmpty()) {
            return kept(Wording.LOGIN_KEPT_FOR_PROVIDERS);
        }
        return new Step(Kind.LOGIN_FLOW, copy, Step.Action.CREATE, Wording.LOGIN_COPIED.with(flow));
    }

    private Step kept(Wording why) {
        return new Step(Kind.LOGIN_FLOW, flow, Step.Action.KEEP, why.with());
    }
}
