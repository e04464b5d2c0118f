package dev.portico.portal.platform;

import dev.portico.portal.access.Refused.Reason;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What happens to every request before anything else: doubtful paths lead nowhere, the session cookie is tied to its place, and the
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

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** An address that nothing has. */
    private static final String NOWHERE = "/nowhere";

    private static final int BEFORE_AUTHENTICATION = 400;

    private final String policy;
    private final Origins origins;

    Gate(@ConfigProperty(name = "portico.keycloak.url") String keycloak, Origins origins) {
        this.origins = origins;
        // form-action names Keycloak because signing out is a form whose answer redirects there.
        policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                        + " form-action 'self' " + origin(keycloak)
                        + "; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_AUTHENTICATION);
    }

    /**
     * A path with an escape that is none fails before it comes to us: the router cannot even compare it. What is not said here at once
     * the router says itself, so it leads on to where it can be said.
     */
    void catchUnreadable(@Observes Router router) {
        router.errorHandler(400, context -> {
            secure(context.response());
            HttpServerRequest request = context.request();
            if (!doubtful(request.path())) {
                context.response().setStatusCode(400).end();
            } else if (api(request)) {
                context.response()
                        .setStatusCode(404)
                        .putHeader("Content-Type", ErrorPages.PROBLEM)
                        .end(Problems.json(404, Reason.NOT_FOUND.code(), List.of()));
            } else {
                lead(context, Place.of(request.path()).link(NOWHERE));
            }
        });
    }

    private void secure(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .putHeader("Content-Security-Policy", policy);
    }

    /**
     * The messenger stands in a frame: where somebody is signed in beside the portal's own pages, or in its place for other sites beside
     * theirs; what visitors read beside both.
     */
    private void frame(RoutingContext context, Place place) {
        HttpServerResponse response = context.response();
        boolean others = !origins.none() && (place.embedded() || !place.signedIn());
        String ancestors = (place.embedded() ? "" : "'self' ") + (others ? origins.listed() : "");
        if (ancestors.isBlank()) {
            return;
        }
        response.putHeader(
                "Content-Security-Policy",
                policy.replace("frame-ancestors 'none'", "frame-ancestors " + ancestors.strip()));
        if (others) {
            // It knows no list of sites (RFC 7034); whoever reads the policy above ignores it.
            response.headers().remove("X-Frame-Options");
        } else {
            response.putHeader("X-Frame-Options", "SAMEORIGIN");
        }
        if (place.embedded()) {
            // The window in which somebody signs in tells the frame that opened it.
            response.putHeader("Cross-Origin-Opener-Policy", "unsafe-none");
            context.addHeadersEndHandler(ends -> partition(context));
        }
    }

    /**
     * A frame of another site gets cookies of its own for that site: {@code SameSite=None; Secure; Partitioned}, which the framework does
     * not know. Browsers take them over https, and over http from localhost; elsewhere nobody is signed in there.
     */
    private static void partition(RoutingContext context) {
        Set<Cookie> all = context.request().cookies();
        all.stream().filter(cookie -> cookie.getPath() != null).forEach(cookie -> context.response()
                .headers()
                .add(
                        "Set-Cookie",
                        cookie.setSameSite(CookieSameSite.NONE).setSecure(true).encode() + "; Partitioned"));
        all.clear();
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        Place place = Place.of(request.path());
        secure(context.response());
        if (place.inMessenger() || place.embedded()) {
            frame(context, place);
        }
        if (doubtful(request.path())) {
            // Answered like any address that is not there, in its place: a page for people, a problem for programs.
            elsewhere(context, place, api(request) ? "/api" + NOWHERE : place.link(NOWHERE));
            return;
        }
        if (READING.contains(request.method()) && carriesSomething(request)) {
            // What is read is decided on when the request begins; one that never ends would be answered much later.
            context.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", ErrorPages.PROBLEM)
                    .end(Problems.json(400, Reason.UNREADABLE.code(), List.of()))
                    .onComplete(said -> request.connection().close());
            return;
        }
        if (!readable(request.uri())) {
            // The path is a good one, so the query is not: the page is shown without it.
            elsewhere(context, place, request.path());
            return;
        }
        request.headers().set(COOKIE_PATH, place.signedIn() ? place.home().prefix() : Place.LOGIN);
        // quarkus-oidc takes a referrer from Keycloak for a sign-in that lost its state; ours begins the second of two
        // there.
        request.headers().remove("Referer");
        context.next();
    }

    private static boolean carriesSomething(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return (length != null && !length.strip().equals("0")) || request.getHeader("Transfer-Encoding") != null;
    }

    /** Where people sign in they come back to the address in the browser's bar, so that has to be a good one. */
    private static void elsewhere(RoutingContext context, Place place, String path) {
        if (place.signedIn()) {
            lead(context, path);
        } else {
            context.reroute(path);
        }
    }

    private static void lead(RoutingContext context, String path) {
        context.response()
                .setStatusCode(303)
                .putHeader("Location", path)
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    private static boolean api(HttpServerRequest request) {
        return request.path().startsWith("/api/");
    }

    /** The framework's own check of this, which answers with nothing but a status, is off; see {@code Portal}. */
    private static boolean readable(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException unreadable) {
            return false;
        }
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
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
