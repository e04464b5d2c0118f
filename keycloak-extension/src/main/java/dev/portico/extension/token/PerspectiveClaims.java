package dev.portico.extension.token;

import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.rest.Bearer;
import java.util.Map;
import org.keycloak.representations.AccessToken;

/** What a token of a perspective, or an answer about one, is for: the portal's API and this extension's, and no role of anybody's. */
final class PerspectiveClaims {

    private static final String[] AUDIENCES = {"portal-api", Bearer.AUDIENCE};

    private PerspectiveClaims() {}

    static void narrow(AccessToken token, Perspective looking) {
        token.audience(AUDIENCES);
        token.setAuthorization(null);
        token.setAuthorizationDetails(null);
        narrowAnswer(token, looking);
    }

    /** The same in an answer that has no audience of its own. */
    static void narrowAnswer(AccessToken answer, Perspective looking) {
        answer.getOtherClaims()
                .put(PortalClaims.ACTOR, Map.of("sub", looking.viewer().value()));
        answer.setRealmAccess(null);
        answer.setResourceAccess(null);
    }
}
