package dev.portico.portal.tickets;

import dev.portico.portal.access.Viewer;

/**
 * What somebody may do with a ticket they see; templates receive it and decide nothing.
 *
 * @param suggested true where colleagues are found by name
 */
public record May(boolean write, boolean close, boolean reopen, boolean suggested) {
    public static May of(Viewer viewer, TicketView ticket) {
        boolean write = !viewer.readOnly();
        return new May(
                write,
                write && ticket.status() != Status.CLOSED,
                write && !ticket.status().unfinished(),
                write && Colleagues.areSeenBy(viewer));
    }
}
