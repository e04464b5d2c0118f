package dev.portico.extension.token;

import dev.portico.extension.rest.Bearer;
import org.keycloak.representations.AccessToken;

/** What a token of a perspective, or an answer about one, is for: the portal's API and this extension's, and no role of anybody's. */
final class PerspectiveClaims {

    private static final String[] AUDIENCES = {"portal-api", Bearer.AUDIENCE};

    private PerspectiveClaims() {}

    static void narrow(AccessToken token, Onlooking looking) {
        token.audience(AUDIENCES);
        token.setAuthorization(null);
        token.setAuthorizationDetails(null);
        narrowAnswer(token, looking);
    }

    /** The same in an answer that has no audience of its own. */
    static void narrowAnswer(AccessToken answer, Onlooking looking) {
        looking.writeTo(answer.getOtherClaims());
        answer.setRealmAccess(null);
        answer.setResourceAccess(null);
    }
}
