package dev.portico.portal.submissions;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The address a visitor has just typed, for the page after it and for a few minutes: so that they see a wrong one. It comes back from their
 * own browser and from nowhere else, and stands in no address that is logged or passed on.
 */
final class SentTo {
    private static final String COOKIE = "portal_sent";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LONGEST = 400;

    private SentTo() {}

    static void keep(String typed, RoutingContext context) {
        if (Request.isAddress(typed)) {
            String value =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(typed.getBytes(StandardCharsets.UTF_8));
            context.response()
                    .addCookie(Cookie.cookie(COOKIE, value)
                            .setPath("/submit/sent")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setSecure(context.request().isSSL())
                            .setMaxAge(KEPT.toSeconds()));
        }
    }

    /** Empty where nothing was sent from here lately. */
    static String of(RoutingContext context) {
        @Nullable Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().length() > LONGEST) {
            return "";
        }
        try {
            String typed = new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            return Request.isAddress(typed) ? typed : "";
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
