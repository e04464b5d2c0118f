package dev.portico.portal.access;

/** Which tickets somebody sees. */
public sealed interface TicketSight {

    /** No permission speaks of tickets: asking for them is refused, never answered with an empty list (R65). */
    record Nothing() implements TicketSight {}

    /** Those the viewer opened, or that are shared with them, in the active organisation. */
    record Own(OrganizationId organization) implements TicketSight {}

    /** All of the active organisation. */
    record OfOrganization(OrganizationId organization) implements TicketSight {}

    /** All of the organisations assigned to an agent; the list is asked from Keycloak's extension (R37). */
    record OfAssignedOrganizations() implements TicketSight {}

    /** Every organisation's: the support desk. */
    record OfEveryone() implements TicketSight {}
}
