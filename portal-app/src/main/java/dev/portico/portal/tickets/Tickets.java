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
import jakarta.enterprise.event.Event;
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
    private final Attachments attachments;
    private final Event<Happened> happened;
    private final InstantSource clock = InstantSource.system();

    Tickets(
            Session entities,
            Persons persons,
            Current current,
            OrganizationNames names,
            Attachments attachments,
            Event<Happened> happened) {
        this.entities = entities;
        this.persons = persons;
        this.current = current;
        this.names = names;
        this.attachments = attachments;
        this.happened = happened;
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
        Optional<Person> known = person(viewer, account);
        if (viewer.vendor() && !viewer.readOnly()) {
            known.ifPresent(agent -> agent.seenAtDesk(clock.instant()));
        }
        long person = known.map(Person::id).orElse(Visibility.NOBODY);
        return new VisibleTickets(
                entities,
                Visibility.of(sight, person, current::assignedOrganizations, viewer.vendor()),
                person,
                viewer.readOnly());
    }

    /**
     * Opens a ticket for the viewer in their active organisation and answers its number; sending the same form twice opens one.
     *
     * @param files uploads of the viewer's, which go with the description
     * @throws Refused {@code missing-permission} or {@code read-only}
     * @throws dev.portico.portal.platform.Invalid when one of the files cannot be taken; then no ticket is opened
     */
    @Transactional
    public long open(Viewer viewer, Draft draft, List<UUID> files, Optional<UUID> submission) {
        Account account = writer(viewer);
        Organization organization = viewer.organization()
                .filter(active -> viewer.may(Permission.TICKETS_CREATE))
                .orElseThrow(() -> new Refused(Reason.MISSING_PERMISSION));
        Person requester = persons.of(account);
        Optional<UUID> mark =
                submission.map(given -> Submission.in(organization.id().value(), given));
        mark.ifPresent(this::oneAtATime);
        Optional<Long> before = mark.flatMap(id -> entities.createQuery(
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
        ticket.submission = mark.orElse(null);
        draft.origin().ifPresent(ticket::came);
        entities.persist(ticket);
        // Whoever observes it may write rows that refer to the ticket.
        entities.flush();
        attachments.attach(viewer, ticket.number, null, files, true);
        happened.fire(new Happened.Opened(ticket.number, requester.id()));
        return ticket.number;
    }

    /** The ticket the viewer has just opened, even when no permission of theirs lets them read it later. */
    @Transactional
    TicketView opened(Viewer viewer, long number) {
        Account account = writer(viewer);
        return entities.createQuery(
                        "from Ticket t join fetch t.requester r join fetch t.organization o where t.number = :number"
                                + " and r.subject = :subject and o.id = :organization",
                        Ticket.class)
                .setParameter("number", number)
                .setParameter("subject", account.id().value())
                .setParameter(
                        "organization",
                        viewer.organization().map(active -> active.id().value()).orElse(""))
                .uniqueResultOptional()
                .map(ticket -> TicketView.of(ticket, false))
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /**
     * Goes on only when the viewer sees the ticket and may write on it.
     *
     * @throws Refused {@code not-found} or {@code read-only}
     */
    @Transactional
    public void toWrite(Viewer viewer, long number) {
        visibleTo(viewer).require(number);
        writer(viewer);
    }

    /** The viewer's person, where they see the ticket. */
    @Transactional
    Optional<Long> watcher(Viewer viewer, long number) {
        VisibleTickets visible = visibleTo(viewer);
        return visible.entity(number).map(ticket -> visible.person());
    }

    /** Whether they still see it. */
    @Transactional
    boolean sees(Viewer viewer, long number) {
        return visibleTo(viewer).entity(number).isPresent();
    }

    /** A double click sends the same form twice at once: the second waits for the first and then finds what it did. */
    private void oneAtATime(UUID submission) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
                .setParameter("key", submission.getMostSignificantBits() ^ submission.getLeastSignificantBits())
                .getSingleResult();
    }

    static Account writer(Viewer viewer) {
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        return viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
    }

    private Optional<Person> person(Viewer viewer, Account account) {
        return viewer.readOnly() ? persons.find(viewer) : Optional.of(persons.of(account));
    }
}
