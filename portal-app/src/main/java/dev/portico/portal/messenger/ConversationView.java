package dev.portico.portal.messenger;

import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.ThreadView;
import dev.portico.portal.tickets.TicketView;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation: a ticket from its first words to the newest.
 *
 * @param sent true where it has just been sent
 * @param awayUntil when somebody of Support is there next; empty where somebody is there now
 */
public record ConversationView(
        TicketView ticket, ThreadView thread, FormView form, boolean sent, Optional<Instant> awayUntil) {

    public String address() {
        return "/messenger/conversations/" + ticket.number();
    }
}
