package dev.portico.portal.tickets;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Organization;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** All tickets, only ever through somebody: {@code tickets.visibleTo(viewer).find(number)}. There is no unfiltered way in. */
@ApplicationScoped
public class Tickets {
    private final Session entities;
    private final Persons persons;
    private final Current current;
    private final OrganizationNames names;
    private final InstantSource clock = InstantSource.system();

    Tickets(Session entities, Persons persons, Current current, OrganizationNames names) {
        this.entities = entities;
        this.persons = persons;
        this.current = current;
        this.names = names;
    }

    /**
     * The tickets this viewer sees.
     *
     * @throws Refused {@code not-signed-in} for visitors, {@code missing-permission} when none of the viewer's permissions speaks of
     *     tickets (R65: never an empty list), {@code could-not-ask} when Keycloak did not tell which organisations an agent serves
     */
    @Transactional
    public VisibleTickets visibleTo(Viewer viewer) {
        Account account = viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
        TicketSight sight = viewer.tickets();
        if (sight instanceof TicketSight.Nothing) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        long person = person(viewer, account).map(Person::id).orElse(Visibility.NOBODY);
        return new VisibleTickets(
                entities, Visibility.of(sight, person, current::assignedOrganizations, viewer.vendor()), person);
    }

    /**
     * Opens a ticket for the viewer in their active organisation and answers its number; sending the same form twice opens one.
     *
     * @throws Refused {@code missing-permission} or {@code read-only}
     */
    @Transactional
    public long open(Viewer viewer, Draft draft, Optional<UUID> submission) {
        Account account = writer(viewer);
        Organization organization = viewer.organization()
                .filter(active -> viewer.may(Permission.TICKETS_CREATE))
                .orElseThrow(() -> new Refused(Reason.MISSING_PERMISSION));
        Person requester = persons.of(account);
        submission.ifPresent(this::oneAtATime);
        Optional<Long> before = submission.flatMap(id -> entities.createQuery(
                        "select number from Ticket where requester = :requester and submission = :submission",
                        Long.class)
                .setParameter("requester", requester)
                .setParameter("submission", id)
                .uniqueResultOptional());
        if (before.isPresent()) {
            return before.get();
        }
        names.learn(organization.id(), organization.name());
        Ticket ticket = new Ticket(
                entities.getReference(OrganizationEntry.class, organization.id().value()),
                requester,
                draft.subject(),
                draft.description(),
                draft.priority(),
                clock.instant());
        ticket.submission = submission.orElse(null);
        entities.persist(ticket);
        return ticket.number;
    }

    /** The ticket the viewer has just opened, even when no permission of theirs lets them read it later. */
    @Transactional
    TicketView opened(Viewer viewer, long number) {
        Account account = writer(viewer);
        return entities.createQuery(
                        "from Ticket t join fetch t.requester r join fetch t.organization where t.number = :number and r.subject = :subject",
                        Ticket.class)
                .setParameter("number", number)
                .setParameter("subject", account.id().value())
                .uniqueResultOptional()
                .map(ticket -> TicketView.of(ticket, List.of(), List.of()))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /**
     * Writes a note on a ticket the viewer sees and answers it; a customer's is visible, the vendor's hidden until switched visible (R60).
     *
     * @throws Refused {@code not-found}, {@code missing-permission} or {@code read-only}
     */
    @Transactional
    public NoteView note(Viewer viewer, long number, String text, Optional<UUID> submission) {
        VisibleTickets visible = visibleTo(viewer);
        Ticket ticket = visible.entity(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Person author = persons.of(writer(viewer));
        submission.ifPresent(this::oneAtATime);
        Optional<Note> before = submission.flatMap(
                id -> entities.createQuery("from Note where author = :author and submission = :submission", Note.class)
                        .setParameter("author", author)
                        .setParameter("submission", id)
                        .uniqueResultOptional());
        if (before.isPresent()) {
            return NoteView.of(before.get());
        }
        Side side = viewer.vendor() ? Side.VENDOR : Side.CUSTOMER;
        Note note = new Note(number, author, side, text, side == Side.CUSTOMER, clock.instant());
        note.submission = submission.orElse(null);
        entities.persist(note);
        if (note.visible) {
            ticket.written(side, note.createdAt);
        }
        return NoteView.of(note);
    }

    /** A double click sends the same form twice at once: the second waits for the first and then finds what it did. */
    private void oneAtATime(UUID submission) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
                .setParameter("key", submission.getMostSignificantBits() ^ submission.getLeastSignificantBits())
                .getSingleResult();
    }

    private static Account writer(Viewer viewer) {
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        return viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
    }

    private Optional<Person> person(Viewer viewer, Account account) {
        return viewer.readOnly() ? persons.find(viewer) : Optional.of(persons.of(account));
    }
}
