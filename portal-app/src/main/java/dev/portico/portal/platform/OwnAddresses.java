package dev.portico.portal.platform;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of ours leads on is said as a path (RFC 9110 section 10.2.2). The framework makes it a whole address of the {@code Host}
 * header, which whoever asks can write.
 */
@ApplicationScoped
class OwnAddresses {
    @ServerResponseFilter
    void shorten(ContainerResponseContext response, RoutingContext context) {
        @Nullable Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI address = URI.create(location.toString());
            if (String.valueOf(context.request().authority()).equals(address.getRawAuthority())) {
                response.getHeaders().putSingle(HttpHeaders.LOCATION, path(address));
            }
        }
    }

    private static String path(URI address) {
        return (address.getRawPath().isEmpty() ? "/" : address.getRawPath())
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                + (address.getRawFragment() == null ? "" : "#" + address.getRawFragment());
    }
}
