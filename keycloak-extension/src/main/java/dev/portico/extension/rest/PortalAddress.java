package dev.portico.extension.rest;

import java.net.URI;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** Where people go from a page that a mail led them to: the portal's own way to log in, which asks nothing of who is logged in. */
public final class PortalAddress {

    private static final String PORTAL = "portal";
    private static final String LOGIN = "login";

    private PortalAddress() {}

    /**
     * The base URL of the client {@code portal} followed by {@code login}; without one, Keycloak's account pages.
     *
     * @param base Keycloak's own address
     */
    public static String of(RealmModel realm, URI base) {
        return find(realm, base)
                .orElseGet(() ->
                        Urls.accountBase(base).path("/").build(realm.getName()).toString());
    }

    /** The same; empty where the realm has no portal. */
    public static Optional<String> find(RealmModel realm, URI base) {
        ClientModel portal = realm.getClientByClientId(PORTAL);
        String address = portal == null ? null : portal.getBaseUrl();
        if (portal == null || address == null || address.isBlank()) {
            return Optional.empty();
        }
        String root = portal.getRootUrl() == null ? "" : portal.getRootUrl();
        String whole =
                base.resolve(address.startsWith("/") ? root + address : address).toString();
        return Optional.of(whole + (whole.endsWith("/") ? "" : "/") + LOGIN);
    }

    /** What the portal is called. */
    public static String name(RealmModel realm) {
        ClientModel portal = realm.getClientByClientId(PORTAL);
        String name = portal == null ? null : portal.getName();
        return name == null || name.isBlank() ? realm.getName() : name;
    }
}
