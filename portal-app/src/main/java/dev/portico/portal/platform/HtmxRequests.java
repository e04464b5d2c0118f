package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** A fragment asked for by htmx cannot follow a sign-in to another origin: it gets 499 and the page reloads itself. */
@Unremovable
@ApplicationScoped
class HtmxRequests implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        return context.request().getHeader("HX-Request") != null;
    }
}
