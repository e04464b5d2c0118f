package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.access.UserId;
import dev.portico.portal.signals.Unacceptable.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** Reads logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4): one session has ended, or all of a person's. */
@ApplicationScoped
class Logouts {
    private static final String TYPE = "logout+jwt";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final Tokens tokens;
    private final String client;

    Logouts(Tokens tokens, @ConfigProperty(name = "quarkus.oidc.client-id") String client) {
        this.tokens = tokens;
        this.client = client;
    }

    /**
     * What a token says.
     *
     * @throws Unacceptable when it is not to be believed or not to be understood
     * @throws Unknown when that could not be found out
     */
    Signal read(String token) throws Unacceptable {
        JwtClaims claims = tokens.verified(token, TYPE, client);
        Json body = new Json(claims.getClaimsMap());
        if (Json.of(claims.getClaimValue("events"), "events").object(EVENT).isEmpty()) {
            throw new Unacceptable(Fault.REQUEST, "events does not say that somebody was logged out");
        }
        if (claims.hasClaim("nonce")) {
            throw new Unacceptable(Fault.REQUEST, "nonce has no place here");
        }
        Optional<String> person = body.text("sub");
        Optional<Subject> session = body.text("sid").map(Subject::ofSession);
        Subject subject = session.or(() -> person.map(UserId::new).map(Subject::of))
                .orElseThrow(() -> new Unacceptable(Fault.REQUEST, "neither sid nor sub"));
        try {
            long at = claims.getIssuedAt().getValue();
            return new Signal(
                    claims.getJwtId(),
                    Map.of(subject, session.isPresent() ? Signalled.end(at) : Signalled.revocation(at)));
        } catch (MalformedClaimException impossible) {
            throw new Unacceptable(Fault.REQUEST, "iat is no number");
        }
    }
}
