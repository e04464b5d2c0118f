package dev.portico.portal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** No page outlives its session: neither the back button nor a shared cache may show one after signing out. */
@ApplicationScoped
class Caching {
    @ServerResponseFilter
    void forbid(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey("Cache-Control")) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
        response.getHeaders().add("Vary", "Accept-Language");
    }
}
