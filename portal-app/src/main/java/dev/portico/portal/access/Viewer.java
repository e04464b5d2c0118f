package dev.portico.portal.access;

import java.util.Optional;
import java.util.Set;

/**
 * Who is asking, as the token says: everything in the portal is looked up through one.
 *
 * @param account empty for an anonymous visitor
 * @param organization the one active organisation; empty for visitors and for the vendor's staff
 * @param entitlements what the token allows in that organisation; empty means nothing is allowed
 * @param readOnly true in perspective (claim {@code act}, R31): nothing may be changed
 */
public record Viewer(
        Optional<Account> account,
        Optional<Organization> organization,
        Set<Permission> entitlements,
        boolean readOnly) {

    /** Somebody who has not signed in and may do nothing. */
    public static final Viewer ANONYMOUS = new Viewer(Optional.empty(), Optional.empty(), Set.of(), false);

    /** A visitor of a portal whose mode is Everyone (R15): reads what is public, and is still nobody. */
    public static final Viewer VISITOR =
            new Viewer(Optional.empty(), Optional.empty(), Set.of(Permission.ARTICLES_READ), false);

    public Viewer {
        entitlements = Set.copyOf(entitlements);
    }

    public boolean signedIn() {
        return account.isPresent();
    }

    public boolean may(Permission permission) {
        return entitlements.contains(permission);
    }

    /** Which tickets this viewer sees; the only place that decides it (R45, R47, R55). */
    public TicketSight tickets() {
        if (may(Permission.DESK_TICKETS)) {
            return may(Permission.DESK_ASSIGNED_ONLY)
                    ? new TicketSight.OfAssignedOrganizations()
                    : new TicketSight.OfEveryone();
        }
        if (organization.isPresent() && may(Permission.TICKETS_ORGANIZATION)) {
            return new TicketSight.OfOrganization(organization.get().id());
        }
        if (organization.isPresent() && account.isPresent() && may(Permission.TICKETS_OWN)) {
            return new TicketSight.Own(organization.get().id());
        }
        return new TicketSight.Nothing();
    }

    /** True for the vendor's side of the table: sees hidden notes, writes as Support. */
    public boolean vendor() {
        return may(Permission.DESK_TICKETS);
    }

    public boolean mayOpenTickets() {
        return may(Permission.TICKETS_CREATE) && organization.isPresent() && !readOnly;
    }
}
