package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.oidc.Redirect.Location;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells Keycloak for which organisation one signs in, and in which language to ask. */
@Unremovable
@ApplicationScoped
@Redirect(Location.OIDC_AUTHORIZATION)
class Destination implements OidcRedirectFilter {
    private final Language language;

    Destination(Language language) {
        this.language = language;
    }

    @Override
    public void filter(OidcRedirectContext context) {
        HttpServerRequest request = context.routingContext().request();
        Place place = Place.of(request.path());
        place.organization().ifPresent(alias -> context.additionalQueryParams().set("organization", alias));
        if (place.embedded()) {
            Optional.ofNullable(request.getParam("organization"))
                    .filter(alias -> Place.of("/o/" + alias).signedIn())
                    .ifPresent(alias -> context.additionalQueryParams().set("organization", alias));
            if (request.getParam(Place.WINDOW) == null) {
                // Keycloak's pages are shown in no frame: it answers without one, or says that it would need one.
                context.additionalQueryParams().set("prompt", "none");
            }
        }
        context.additionalQueryParams().set("ui_locales", language.locale().toLanguageTag());
    }
}
