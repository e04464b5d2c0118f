package dev.portico.portal.platform;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where this browser has been signed in, the latest first. Only a signpost: it grants nothing, it tells {@code /} and {@code /tickets}
 * where to lead, and signing out which session cookies to delete.
 */
final class Places {
    private static final String COOKIE = "portal_places";
    private static final String DESK = "~desk";
    private static final int MOST = 8;

    private final RoutingContext context;
    private final List<Place> visited;

    private Places(RoutingContext context, List<Place> visited) {
        this.context = context;
        this.visited = visited;
    }

    static Places of(RoutingContext context) {
        List<Place> visited = new ArrayList<>();
        Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie != null) {
            for (String word : cookie.getValue().split(":", MOST + 1)) {
                Place place = word.equals(DESK) ? Place.ofDesk() : Place.of("/o/" + word + "/");
                if (place.signedIn() && visited.size() < MOST) {
                    visited.add(place);
                }
            }
        }
        return new Places(context, visited);
    }

    Optional<Place> latest() {
        return visited.stream().findFirst();
    }

    void arrived(Place place) {
        Place root = new Place(place.prefix(), "/");
        if (latest().equals(Optional.of(root))) {
            return;
        }
        visited.remove(root);
        visited.add(0, root);
        // What is no longer remembered could not be deleted on signing out.
        while (visited.size() > MOST) {
            end(visited.remove(visited.size() - 1));
        }
        write();
    }

    /** Its session ends with it: one that is not remembered would be missed on signing out. */
    void forget(Place place) {
        end(place);
        if (visited.remove(new Place(place.prefix(), "/"))) {
            write();
        }
    }

    /** Deletes every session this browser holds here, whatever the organisation. */
    void leaveAll() {
        visited.forEach(this::end);
        visited.clear();
        write();
    }

    private void end(Place place) {
        for (String name : List.of("q_session", "q_session_at", "q_session_rt")) {
            context.response().addCookie(attributes(Cookie.cookie(name, ""), place.prefix(), 0));
        }
    }

    private void write() {
        String value = String.join(
                ":",
                visited.stream()
                        .limit(MOST)
                        .map(place -> place.organization().orElse(DESK))
                        .toList());
        context.response()
                .addCookie(attributes(Cookie.cookie(COOKIE, value), "/", visited.isEmpty() ? 0 : 30L * 24 * 3600));
    }

    private Cookie attributes(Cookie cookie, String path, long age) {
        return cookie.setPath(path)
                .setHttpOnly(true)
                .setSecure(context.request().isSSL())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(age);
    }
}
