package dev.portico.portal.messenger;

import dev.portico.portal.platform.Current;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which browser writes: by a cookie that means nothing to anybody else and grants nothing; a draft is found by it and its person. */
@RequestScoped
class BrowserId {
    private static final String COOKIE = "messenger_browser";
    private static final long AGE = 180L * 24 * 3600;

    private final RoutingContext context;
    private final Current current;

    BrowserId(RoutingContext context, Current current) {
        this.context = context;
        this.current = current;
    }

    /** The one it has had so far. */
    Optional<UUID> known() {
        @Nullable Cookie cookie = context.request().getCookie(COOKIE);
        try {
            return Optional.ofNullable(cookie).map(Cookie::getValue).map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The one it has, or a new one from now on. */
    UUID given() {
        return known().orElseGet(() -> {
            UUID id = UUID.randomUUID();
            context.response()
                    .addCookie(Cookie.cookie(COOKIE, id.toString())
                            .setPath(current.place().link("/messenger"))
                            .setHttpOnly(true)
                            .setSecure(context.request().isSSL())
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(AGE));
            return id;
        });
    }
}
