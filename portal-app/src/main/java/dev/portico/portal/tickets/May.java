package dev.portico.portal.tickets;

import dev.portico.portal.access.Shown;

/**
 * What somebody is shown to be able to do with a ticket they see; templates receive it and decide nothing, and nothing is decided by it.
 *
 * @param suggested true where colleagues are found by name
 */
public record May(boolean write, boolean close, boolean reopen, boolean suggested) {
    public static May of(Shown shown, TicketView ticket) {
        boolean write = shown.writes();
        return new May(
                write,
                write && ticket.status() != Status.CLOSED,
                write && !ticket.status().unfinished(),
                write && shown.findsColleagues());
    }
}
