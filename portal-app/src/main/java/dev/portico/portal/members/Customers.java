package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.members.api.Organization;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.RedirectionException;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the organisation an address speaks of: one's own below {@code /settings}, any for operators below {@code /settings/organizations}. */
@ApplicationScoped
class Customers {
    /** What the addresses of all these pages begin with; {@code where} is empty, or names an organisation. */
    static final String WHERE = "/settings{where: (?:/organizations/[^/]+)?}";

    private static final String CHOSEN = "/organizations/";

    private final Current current;
    private final UserManagement api;

    Customers(Current current, @RestClient UserManagement api) {
        this.current = current;
        this.api = api;
    }

    /**
     * The organisation.
     *
     * @throws Refused {@code not-found} when it is not theirs to see, {@code missing-permission} when its people are not
     */
    Customer at(String where) {
        Viewer viewer = current.signedIn();
        if (viewer.organization().isPresent() && !where.isEmpty()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        if (!viewer.may(Permission.MEMBERS_VIEW)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return viewer.organization()
                .map(own -> new Customer(
                        own.id().value(), own.name(), current.place().link("/settings"), viewer))
                .orElseGet(() -> chosen(where, viewer));
    }

    /** The same for who may invite. */
    Customer inviting(String where) {
        return require(at(where), Permission.MEMBERS_INVITE);
    }

    /** The same for who may see who holds what, and how that came. */
    Customer reviewing(String where) {
        return require(at(where), Permission.MEMBERS_REVIEW);
    }

    /** The same for who chooses the organisation's key. */
    Customer keepingKey(String where) {
        return require(at(where), Permission.MEMBERS_ASSIGN_LEVELS);
    }

    private static Customer require(Customer customer, Permission permission) {
        if (!customer.viewer().may(permission)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return customer;
    }

    private Customer chosen(String where, Viewer viewer) {
        if (where.isEmpty()) {
            throw new RedirectionException(303, URI.create(current.place().link("/settings/organizations")));
        }
        Organization found = api.organization(where.substring(CHOSEN.length()));
        return new Customer(found.id(), found.name(), current.place().link("/settings" + CHOSEN + found.key()), viewer);
    }
}
