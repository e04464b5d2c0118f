package dev.portico.extension.keys;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.Urls;

/**
 * Remembers in a browser who has shown which organisation's key in it: a cookie signed with the realm's key, good for one person, one
 * organisation and the key as it is now, as long as the person has access there. It opens nothing by itself; password and other factors
 * remain.
 */
public final class KnownBrowsers {

    private static final String NAME = "PORTAL_KNOWN_";
    private static final String TYPE = "portal-known-browser";
    private static final String ORGANIZATION = "organization";
    private static final String GENERATION = "generation";

    /** Browsers keep no cookie longer than 400 days. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final KeycloakSession session;
    private final RealmModel realm;

    private KnownBrowsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static KnownBrowsers of(KeycloakSession session, RealmModel realm) {
        return new KnownBrowsers(session, realm);
    }

    /** Whether this browser has shown the key for this person. */
    public boolean know(UserModel user, OrganizationKey key) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(name(user, key));
        if (cookie == null) {
            return false;
        }
        JsonWebToken kept = session.tokens().decode(cookie.getValue(), JsonWebToken.class);
        return kept != null
                && TYPE.equals(kept.getType())
                && kept.isActive()
                && realm.getId().equals(kept.getIssuer())
                && user.getId().equals(kept.getSubject())
                && key.organization().value().equals(kept.getOtherClaims().get(ORGANIZATION))
                && key.generation().equals(kept.getOtherClaims().get(GENERATION))
                && OrganizationKeys.of(session, realm).remembers(user, key.organization(), kept.getIat());
    }

    public void remember(UserModel user, OrganizationKey key) {
        JsonWebToken token = new JsonWebToken()
                .id(SecretGenerator.getInstance().generateSecureID())
                .type(TYPE)
                .issuer(realm.getId())
                .subject(user.getId())
                .issuedNowWithTTL((int) KEPT.toSeconds());
        token.setOtherClaims(ORGANIZATION, key.organization().value());
        token.setOtherClaims(GENERATION, key.generation());
        URI base = session.getContext().getUri().getBaseUri();
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name(user, key))
                        .value(session.tokens().encode(token))
                        .path(Urls.realmBase(base)
                                        .path("{realm}")
                                        .build(realm.getName())
                                        .getRawPath() + "/")
                        .maxAge((int) KEPT.toSeconds())
                        .httpOnly(true)
                        .secure("https".equals(base.getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** One for each person and organisation: people share browsers, and work in several organisations. */
    private static String name(UserModel user, OrganizationKey key) {
        return NAME
                + HashUtils.sha256UrlEncodedHash(
                                user.getId() + " " + key.organization().value(), StandardCharsets.UTF_8)
                        .substring(0, 22);
    }
}
