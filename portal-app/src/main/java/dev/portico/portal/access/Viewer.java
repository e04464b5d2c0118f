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
 * @param welcome true where the portal is known to be open to everyone (R15): what a visitor may, whoever signs in may too
 * @param groups ids of the security groups they are in (R37); empty while that is not known, which lets them see nothing by a group
 */
public record Viewer(
        Optional<Account> account,
        Optional<Organization> organization,
        Set<Permission> entitlements,
        boolean readOnly,
        boolean welcome,
        Optional<Set<String>> groups) {

    /** Somebody who has not signed in and may do nothing. */
    public static final Viewer ANONYMOUS = new Viewer(Optional.empty(), Optional.empty(), Set.of(), false);

    /** A visitor of a portal whose mode is Everyone (R15): reads what is public, and is still nobody. */
    public static final Viewer VISITOR = ANONYMOUS.welcomed();

    public Viewer {
        entitlements = Set.copyOf(entitlements);
        groups = groups.map(Set::copyOf);
    }

    /** What a token says, before anybody has asked for the portal's mode. */
    public Viewer(
            Optional<Account> account,
            Optional<Organization> organization,
            Set<Permission> entitlements,
            boolean readOnly) {
        this(account, organization, entitlements, readOnly, false, Optional.empty());
    }

    /** The same person where the portal is open to everyone. */
    public Viewer welcomed() {
        return new Viewer(account, organization, entitlements, readOnly, true, groups);
    }

    /** The same person, of whom it is now known which security groups they are in. */
    public Viewer in(Set<String> securityGroups) {
        return new Viewer(account, organization, entitlements, readOnly, welcome, Optional.of(securityGroups));
    }

    /** Writes the help articles (R62). */
    public boolean writesArticles() {
        return may(Permission.DESK_ARTICLES) && !readOnly;
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

    /** Reads what is written for customers who are signed in; the desk's people read everything. */
    public boolean readsForRegistered() {
        return readsForAgents() || (signedIn() && may(Permission.ARTICLES_READ));
    }

    /** Reads what the vendor's staff writes for itself. */
    public boolean readsForAgents() {
        return may(Permission.DESK_ARTICLES) || may(Permission.DESK_TICKETS);
    }

    /** Reads at least what is written for everyone. */
    public boolean readsArticles() {
        return welcome || readsForRegistered();
    }

    /** True for the vendor's side of the table: sees hidden notes, writes as Support. */
    public boolean vendor() {
        return may(Permission.DESK_TICKETS);
    }

    /** One of the vendor's operators, who answer for what is kept about people. */
    public boolean operates() {
        return may(Permission.PORTAL_ORGANIZATIONS) && organization.isEmpty();
    }

    /** Reaches Support through the messenger (R3): who may open tickets, and has the role for it. */
    public boolean mayContact() {
        return may(Permission.MESSENGER_CONTACT) && mayOpenTickets();
    }

    public boolean mayOpenTickets() {
        return may(Permission.TICKETS_CREATE) && organization.isPresent() && !readOnly;
    }
}
