package dev.portico.portal.signals;

import dev.portico.portal.access.Revision;
import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.signals.Unacceptable.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * Reads security event tokens (RFC 8417) as Keycloak's transmitter sends them; see {@code docs/contracts}. Of the events of the CAEP
 * profile two concern the portal: rights have changed, and what is open has ended. Others are taken note of and mean nothing here.
 */
@ApplicationScoped
class SecurityEvents {
    private static final String TYPE = "secevent+jwt";
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String CHANGED = CAEP + "token-claims-change";
    private static final String REVOKED = CAEP + "session-revoked";

    private final Tokens tokens;
    private final String audience;

    SecurityEvents(Tokens tokens, @ConfigProperty(name = "portico.signals.audience") String audience) {
        this.tokens = tokens;
        this.audience = audience;
    }

    /**
     * What a token says.
     *
     * @throws Unacceptable when it is not to be believed or not to be understood
     * @throws Unknown when that could not be found out
     */
    Signal read(String token) throws Unacceptable {
        JwtClaims claims = tokens.verified(token, TYPE, audience);
        try {
            Json body = new Json(claims.getClaimsMap());
            Json events = Json.of(claims.getClaimValue("events"), "events");
            Optional<Json> subject = body.object("sub_id");
            About about = subject.isPresent() ? About.of(subject.get(), tokens.issuer()) : About.NOBODY;
            long issued = claims.getIssuedAt().getValue();
            Map<Subject, Signalled> news = new TreeMap<>();
            Optional<Json> changed = events.object(CHANGED);
            if (changed.isPresent()) {
                change(changed.get(), known(about), issued, news);
            }
            Optional<Json> revoked = events.object(REVOKED);
            if (revoked.isPresent()) {
                revocation(revoked.get(), known(about), issued, news);
            }
            return new Signal(claims.getJwtId(), news);
        } catch (MalformedClaimException malformed) {
            throw new Unacceptable(Fault.REQUEST, "a claim has another shape than expected");
        }
    }

    private static About known(About about) throws Unacceptable {
        if (about.nobody()) {
            throw new Unacceptable(Fault.REQUEST, "sub_id names nobody");
        }
        return about;
    }

    private static void change(Json event, About about, long issued, Map<Subject, Signalled> news) throws Unacceptable {
        Optional<Json> claims = event.object("claims");
        Optional<String> text = claims.isPresent() ? claims.get().text("portal_rev") : Optional.empty();
        if (text.isEmpty()) {
            return;
        }
        Revision revision = revision(text.get());
        long at = at(event, issued);
        about.user().ifPresent(user -> note(news, user, Signalled.change(revision.member(), at)));
        about.organization()
                .ifPresent(organization -> note(news, organization, Signalled.change(revision.organization(), at)));
        note(news, Subject.REALM, Signalled.change(revision.realm(), at));
    }

    private static Revision revision(String text) throws Unacceptable {
        try {
            return Revision.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new Unacceptable(Fault.REQUEST, "portal_rev is not three numbers");
        }
    }

    private static void revocation(Json event, About about, long issued, Map<Subject, Signalled> news)
            throws Unacceptable {
        long at = at(event, issued);
        Signalled what = about.session().isPresent() ? Signalled.end(at) : Signalled.revocation(at);
        about.revoked().ifPresent(subject -> note(news, subject, what));
    }

    /** When it happened; never later than the token itself, because a time to come would make everything stale until then. */
    private static long at(Json event, long issued) throws Unacceptable {
        return Math.min(event.number("event_timestamp").filter(when -> when > 0).orElse(issued), issued);
    }

    private static void note(Map<Subject, Signalled> news, Subject subject, Signalled what) {
        if (!what.equals(Signalled.NOTHING)) {
            news.merge(subject, what, Signalled::and);
        }
    }
}
