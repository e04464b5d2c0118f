package dev.portico.portal.platform;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The marks in this browser's cookies. */
@ApplicationScoped
class PerspectiveMarks {
    /** Says once, on the page that one comes back to, that one has left. */
    private static final String LEFT = "portal_perspective_left";

    private static final long SOON = 60;

    private final PerspectiveMark.Seal seal;

    PerspectiveMarks(@ConfigProperty(name = "portico.state-secret") Optional<String> secret) {
        this.seal = new PerspectiveMark.Seal(secret);
    }

    /** @param session of the viewer's own */
    Optional<PerspectiveMark> of(RoutingContext context, Place place, String session) {
        Cookie cookie = context.request().getCookie(PerspectiveMark.COOKIE);
        return seal.read(cookie == null ? null : cookie.getValue(), place, session);
    }

    void set(RoutingContext context, PerspectiveMark mark, Place place, String session) {
        add(context, PerspectiveMark.COOKIE, seal.sealed(mark, place, session), place, 8 * 3600L);
    }

    void forget(RoutingContext context, Place place) {
        add(context, PerspectiveMark.COOKIE, "", place, 0);
    }

    /** The next page of the viewer's own place says that they are back. */
    void left(RoutingContext context, Place home) {
        add(context, LEFT, "1", home, SOON);
    }

    /** True once, right after it was left. */
    boolean hasJustLeft(RoutingContext context, Place home) {
        if (context.request().getCookie(LEFT) == null) {
            return false;
        }
        add(context, LEFT, "", home, 0);
        return true;
    }

    private static void add(RoutingContext context, String name, String value, Place place, long age) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath(place.prefix())
                        .setHttpOnly(true)
                        .setSecure(context.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(age));
    }
}
