package dev.portico.portal.inbox;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.outbox.MailAddresses.Reply;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Whether somebody is who a reply address was made for, and sees its ticket now. */
@ApplicationScoped
class Sight {
    private final Persons persons;
    private final Tickets tickets;

    Sight(Persons persons, Tickets tickets) {
        this.persons = persons;
        this.tickets = tickets;
    }

    @Transactional
    boolean has(Viewer viewer, Reply reply) {
        try {
            return viewer.account()
                            .filter(account -> persons.of(account).id() == reply.person())
                            .isPresent()
                    && tickets.visibleTo(viewer).find(reply.ticket()).isPresent();
        } catch (Refused refused) {
            return false;
        }
    }
}
