package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Collection;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is changed for a request that another site made the browser send: where cookies speak, the browser must say that the request
 * is our own, as far as it says anything, and the form must carry its token. The JSON API and what Keycloak tells take no cookies and need
 * none of this.
 */
@ApplicationScoped
class SameSite {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Current current;
    private final Forms forms;

    SameSite(Current current, Forms forms) {
        this.current = current;
        this.forms = forms;
    }

    @WithFormRead
    @ServerRequestFilter
    void check(ContainerRequestContext request, RoutingContext context) {
        if (READING.contains(request.getMethod())
                || current.place().rest().startsWith("/api/")
                || current.place().told()) {
            return;
        }
        if (foreign(context.request()) || !forms.accepts(token(request))) {
            throw new Refused(Reason.CROSS_SITE);
        }
    }

    private static boolean foreign(HttpServerRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader("Origin");
        return (site != null && !site.equals("same-origin"))
                || (origin != null && !origin.equals(request.scheme() + "://" + request.authority()));
    }

    private static @Nullable String token(ContainerRequestContext request) {
        @Nullable String header = request.getHeaderString("X-CSRF-Token");
        if (header != null) {
            return header;
        }
        @Nullable FormData data = CurrentRequestManager.get().getFormData();
        if (data == null) {
            return null;
        }
        Collection<FormValue> values = data.get("csrf");
        return values == null || values.size() != 1
                ? null
                : values.iterator().next().getValue();
    }
}
