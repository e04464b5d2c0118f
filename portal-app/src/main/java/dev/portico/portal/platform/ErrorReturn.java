package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.oidc.Redirect.Location;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A place whose sign-in Keycloak refused is no longer where this browser is led to. Known here, where Keycloak's answer comes in with its
 * state, and not on the page it leads to: an address that anybody can write must not make signing out miss a session.
 */
@Unremovable
@ApplicationScoped
@Redirect(Location.ERROR_PAGE)
class ErrorReturn implements OidcRedirectFilter {
    @Override
    public void filter(OidcRedirectContext context) {
        Place place = Place.of(context.routingContext().request().path());
        if (place.signedIn()) {
            Places.of(context.routingContext()).forget(place);
        }
    }
}
