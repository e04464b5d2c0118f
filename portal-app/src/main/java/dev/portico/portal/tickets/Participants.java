package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;

/** Shares tickets with people of the organisation they belong to (R58). */
@ApplicationScoped
public class Participants {
    private final Tickets tickets;
    private final Colleagues colleagues;
    private final Sharing sharing;

    Participants(Tickets tickets, Colleagues colleagues, Sharing sharing) {
        this.tickets = tickets;
        this.colleagues = colleagues;
        this.sharing = sharing;
    }

    /**
     * Shares a ticket with whoever has that address. Keycloak is asked before the ticket is held: nobody waits for it but the asker.
     *
     * @throws Refused {@code not-found} or {@code read-only}
     * @throws Invalid for what is no address, or one that nobody has whom the viewer may know
     */
    public void add(Viewer viewer, long number, String address) {
        tickets.toWrite(viewer, number);
        sharing.add(viewer, number, colleagues.named(viewer, address));
    }

    /**
     * Ends that.
     *
     * @throws Refused {@code not-found}, {@code read-only}, or {@code missing-permission} where it is not theirs to end
     */
    public void remove(Viewer viewer, long number, long participant) {
        sharing.remove(viewer, number, participant);
    }
}
