package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.oidc.Redirect.Location;
import jakarta.enterprise.context.ApplicationScoped;

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
        Place.of(context.routingContext().request().path())
                .organization()
                .ifPresent(alias -> context.additionalQueryParams().set("organization", alias));
        context.additionalQueryParams().set("ui_locales", language.locale().toLanguageTag());
    }
}
