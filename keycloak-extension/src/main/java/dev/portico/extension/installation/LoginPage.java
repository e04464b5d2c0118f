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
            return new Step(
                    Kind.LOGIN_FLOW,
                    flow,
                    Step.Action.THERE,
                    "The browser flow tells nobody which addresses and domains are customers'");
        }
        if (wish.equals(Optional.of(LoginWish.KEEP))) {
            return kept("as was asked for");
        }
        if (!asksBesides) {
            return kept("it has no page for name and password besides");
        }
        if (brokersByDomain && wish.isEmpty()) {
            return kept(
                    "organizations have identity providers that are found by it; login=copy replaces it all the same");
        }
        return new Step(
                Kind.LOGIN_FLOW,
                copy,
                Step.Action.CREATE,
                "A copy of the browser flow " + flow
                        + ", without the page that asks for the name first, is bound instead of it; " + flow
                        + " stays as it is");
    }

    private Step kept(String why) {
        return new Step(
                Kind.LOGIN_FLOW,
                flow,
                Step.Action.KEEP,
                "It asks for the name first, which tells anybody which addresses and domains are customers'; kept: "
                        + why);
    }
}
