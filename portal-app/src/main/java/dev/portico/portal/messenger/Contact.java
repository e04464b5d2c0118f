package dev.portico.portal.messenger;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import dev.portico.portal.tickets.TicketView;
import dev.portico.portal.tickets.Tickets;
import dev.portico.portal.tickets.VisibleTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The one door to everything that reaches Support (R2): whoever has not the role now is refused, whatever they had open. */
@ApplicationScoped
class Contact {
    private final Current current;
    private final Persons persons;
    private final Tickets tickets;

    Contact(Current current, Persons persons, Tickets tickets) {
        this.current = current;
        this.persons = persons;
        this.tickets = tickets;
    }

    /**
     * Who asks, and may.
     *
     * @throws Refused {@code not-signed-in}, {@code read-only} or {@code missing-permission}
     */
    Viewer viewer() {
        Viewer viewer = current.signedIn();
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (!viewer.mayContact()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return viewer;
    }

    /**
     * Who asks, and reads what there is: who may, or who looks through the eyes of somebody who may. Which tickets that are is decided by
     * what they may read, as everywhere.
     *
     * @throws Refused {@code not-signed-in} or {@code missing-permission}
     */
    Viewer reader() {
        Viewer viewer = current.signedIn();
        if (!reads(viewer)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return viewer;
    }

    /** Whether the one who asks is shown what reaches Support. */
    boolean reads(Viewer viewer) {
        return viewer.mayContact() || (viewer.readOnly() && current.shown().contacts());
    }

    /** Who asks as themselves and may not; they may have begun to write while they still had the role. */
    Optional<Viewer> refused() {
        Viewer viewer = current.signedIn();
        return viewer.readOnly() || viewer.mayContact() ? Optional.empty() : Optional.of(viewer);
    }

    /** The same as a person; who has never been here is one from now on. */
    Writer writer() {
        return writer(viewer());
    }

    /** Somebody signed in, whatever they may. */
    Writer writer(Viewer viewer) {
        return new Writer(
                persons.of(viewer.account().orElseThrow()),
                viewer.organization().map(active -> active.id().value()).orElse(""));
    }

    /**
     * A conversation of the viewer's own; a colleague's ticket is none, though they may see it in the portal.
     *
     * @throws Refused {@code not-found} besides
     */
    @Transactional
    Conversation conversation(long number) {
        VisibleTickets visible = tickets.visibleTo(reader());
        TicketView ticket =
                visible.find(number).filter(visible::theirs).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return new Conversation(visible, ticket);
    }

    /** A ticket and whose view of it this is. */
    record Conversation(VisibleTickets visible, TicketView ticket) {}

    /** Somebody in an organisation. */
    record Writer(Person person, String organization) {}
}
