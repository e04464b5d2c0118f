package dev.portico.extension.rest;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.UserSessionModel;

/** Who calls, and what they may do as things are now; claims are never asked. */
public interface Caller extends Authority {

    /** Whether the caller may know of this organisation at all. */
    boolean sees(Organization organization);

    /** Which organisations the caller sees, for listing them. */
    Sight sight();

    @Override
    default Entitlements ceiling(Organization organization) {
        return runsEverything() ? Entitlements.ofCustomers() : in(organization);
    }

    /** What the caller may do that belongs to no organisation. */
    Entitlements anywhere();

    /** What is left of what a person holds: everything, but for who looks through their eyes. */
    default Entitlements shown(Entitlements held) {
        return held;
    }

    /** The session that the caller is signed in with; empty for an administrator, and where nobody calls. */
    default Optional<UserSessionModel> signedIn() {
        return Optional.empty();
    }

    /** The one organisation that this is about, for who looks through somebody's eyes; empty for everybody else. */
    default Optional<OrganizationId> only() {
        return Optional.empty();
    }

    /** Those of the caller's organisations that ask for a key which their token does not stand for (R35): nothing counts there. */
    default Set<OrganizationId> locked() {
        return Set.of();
    }

    /** Why the caller may not do this there; asked only when they may not. */
    default Reason refusal(Organization organization, Permission permission) {
        return Reason.MISSING_PERMISSION;
    }

    /** Throws a 403 unless the caller holds this permission there. */
    default void require(Permission permission, Organization organization) {
        if (!in(organization).contains(permission)) {
            throw Problem.forbidden(
                    refusal(organization, permission), "This needs " + permission.wireName() + " in the organisation");
        }
    }

    default void require(Permission permission) {
        if (!anywhere().contains(permission)) {
            throw Problem.missing(permission);
        }
    }

    /** Whether the caller may at least look at what this permission is about. */
    default boolean mayRead(Permission permission) {
        return anywhere().contains(permission);
    }

    /** Which organisations somebody sees. */
    enum Sight {
        /** Every one of the realm. */
        ALL,
        /** Those they belong to. */
        OWN,
        /** Those assigned to them as an agent, and those they belong to. */
        ASSIGNED,
        /** One by one, by a realm admin's permissions. */
        BY_PERMISSION,
        /** None: looking through all of them to find that out is no service to anybody. */
        NONE
    }
}
