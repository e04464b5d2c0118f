package dev.portico.portal.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What happens to every request before anything else: doubtful paths end here, the session cookie is tied to its place, and the
 * answer gets its security headers.
 */
@ApplicationScoped
class Gate {
    /** Read by quarkus-oidc as {@code cookie-path-header}; always overwritten, so that no client can choose it. */
    static final String COOKIE_PATH = "X-Portico-Cookie-Path";

    /** Letters, digits and marks that need no escape (RFC 3986 section 2.3): {@code /%61pi} would be another way to {@code /api}. */
    private static final Pattern ESCAPED = Pattern.compile("%(?:[46][1-9a-f]|[57][0-9a]|3[0-9]|2[de]|5f|7e)");
    /** What a path may be written in; the rest of what clients send is refused by URI parsers further in, one by one. */
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9/._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})*+");

    private static final int BEFORE_AUTHENTICATION = 400;

    private final String policy;

    Gate(@ConfigProperty(name = "portico.keycloak.url") String keycloak) {
        // form-action names Keycloak because signing out is a form whose answer redirects there.
        policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                        + " form-action 'self' " + origin(keycloak)
                        + "; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_AUTHENTICATION);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .putHeader("Content-Security-Policy", policy);
        if (doubtful(request.path())) {
            context.response().setStatusCode(404).end();
            return;
        }
        Place place = Place.of(request.path());
        request.headers().set(COOKIE_PATH, place.signedIn() ? place.prefix() : Place.LOGIN);
        // quarkus-oidc takes a referrer from Keycloak for a sign-in that lost its state; ours begins the second of two
        // there.
        request.headers().remove("Referer");
        context.next();
    }

    /** Matrix parameters, doubled or escaped separators and dot segments: no address of ours has them, tricks do. */
    private static boolean doubtful(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains(";")
                || lower.contains("//")
                || lower.contains("\\")
                || lower.contains("/../")
                || lower.contains("/./")
                || lower.endsWith("/..")
                || lower.contains("%2e")
                || lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%00")
                || lower.contains("%25")
                || ESCAPED.matcher(lower).find()
                || !PATH.matcher(path).matches();
    }

    private static String origin(String url) {
        java.net.URI uri = java.net.URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
