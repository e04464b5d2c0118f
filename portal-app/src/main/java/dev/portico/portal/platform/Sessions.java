package dev.portico.portal.platform;

import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;

/** The session cookies of the place being asked. */
final class Sessions {
    private Sessions() {}

    /** Drops them from this browser; Keycloak's session goes on. */
    static void forget(RoutingContext context) {
        String path = context.request().getHeader(Gate.COOKIE_PATH);
        context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(OidcUtils.SESSION_COOKIE_NAME))
                .distinct()
                .forEach(name -> context.response()
                        .addCookie(Cookie.cookie(name, "")
                                .setPath(path)
                                .setMaxAge(0)
                                .setHttpOnly(true)));
    }
}
