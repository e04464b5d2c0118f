package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.oidc.Redirect.Location;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the page of a refused sign-in which place was asked for. */
@Unremovable
@ApplicationScoped
@Redirect(Location.ERROR_PAGE)
class ErrorReturn implements OidcRedirectFilter {
    @Override
    public void filter(OidcRedirectContext context) {
        Place place = Place.of(context.routingContext().request().path());
        if (place.signedIn()) {
            context.additionalQueryParams().set("at", place.prefix());
        }
    }
}
