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
        add(context, seal.sealed(mark, place, session), place, 8 * 3600L);
    }

    void forget(RoutingContext context, Place place) {
        add(context, "", place, 0);
    }

    private static void add(RoutingContext context, String value, Place place, long age) {
        context.response()
                .addCookie(Cookie.cookie(PerspectiveMark.COOKIE, value)
                        .setPath(place.prefix())
                        .setHttpOnly(true)
                        .setSecure(context.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(age));
    }
}
