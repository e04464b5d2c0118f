package dev.portico.portal.platform;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whole addresses, for who reads them somewhere else. */
@RequestScoped
public class Whereabouts {
    private final Current current;
    private final RoutingContext context;
    private final Optional<String> url;

    Whereabouts(
            Current current,
            RoutingContext context,
            @ConfigProperty(name = "portico.portal.url") Optional<String> url) {
        this.current = current;
        this.context = context;
        this.url = url;
    }

    /** The address of a path in the place being shown. */
    public String of(String path) {
        String base = url.filter(given -> !given.isBlank())
                .orElseGet(() ->
                        context.request().scheme() + "://" + context.request().authority());
        return base.replaceFirst("/+$", "") + current.place().link(path);
    }
}
