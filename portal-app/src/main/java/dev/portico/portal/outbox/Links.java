package dev.portico.portal.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses of the portal for people who are not at it. */
@ApplicationScoped
class Links {
    private final String portal;

    Links(@ConfigProperty(name = "portico.portal.url") Optional<String> portal) {
        this.portal = portal.map(url -> url.replaceFirst("/$", "")).orElse("");
    }

    /** A place of the portal, like {@code /o/acme}. */
    String place(String prefix) {
        return portal + prefix;
    }
}
