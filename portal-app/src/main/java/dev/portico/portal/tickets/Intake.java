package dev.portico.portal.tickets;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.files.FileName;
import dev.portico.portal.files.Files;
import dev.portico.portal.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * How tickets come in that nobody typed into a form: from mails. No viewer is involved, so only commands and the mailbox may call it,
 * never a resource.
 */
@ApplicationScoped
public class Intake {
    private final Session entities;
    private final Files files;
    private final OrganizationNames names;
    private final Event<Happened> happened;

    Intake(Session entities, Files files, OrganizationNames names, Event<Happened> happened) {
        this.entities = entities;
        this.files = files;
        this.names = names;
        this.happened = happened;
    }

    /** What that organisation is called; empty when nobody of it came by yet. */
    @Transactional
    public Optional<String> nameOf(OrganizationId organization) {
        return Optional.ofNullable(entities.find(OrganizationEntry.class, organization.value()))
                .map(entry -> entry.name);
    }

    /** Opens a ticket for what came in just now, and says so; {@link #open} is for what was written long ago, which is no news. */
    @Transactional
    public long receive(Opening opening) {
        long number = open(opening);
        entities.flush();
        happened.fire(new Happened.Opened(number, opening.requester().id()));
        return number;
    }

    /** Adds what came in just now, and says so; {@link #add} is for what was written long ago. */
    @Transactional
    public Optional<Long> receive(OrganizationId organization, long number, Contribution contribution) {
        Optional<Long> note = add(organization, number, contribution);
        entities.flush();
        note.ifPresent(id -> happened.fire(new Happened.Noted(
                number, id, contribution.author().id(), contribution.side(), contribution.visible())));
        return note;
    }

    /** Opens a ticket and answers its number. */
    @Transactional
    public long open(Opening opening) {
        names.learn(opening.organization(), opening.organizationName());
        Ticket ticket = new Ticket(
                entities.getReference(
                        OrganizationEntry.class, opening.organization().value()),
                opening.requester(),
                opening.subject(),
                opening.description(),
                Priority.NORMAL,
                opening.at());
        entities.persist(ticket);
        opening.files().forEach(file -> attach(ticket.number, null, file, true));
        return ticket.number;
    }

    /** Adds a note to a ticket of that organisation and answers the note's id; empty when there is no such ticket. */
    @Transactional
    public Optional<Long> add(OrganizationId organization, long number, Contribution contribution) {
        Ticket ticket = entities.find(Ticket.class, number, LockModeType.PESSIMISTIC_WRITE);
        if (ticket == null || !ticket.organization.id.equals(organization.value())) {
            return Optional.empty();
        }
        Note note = new Note(
                ticket,
                contribution.author(),
                contribution.side(),
                contribution.text(),
                contribution.visible(),
                contribution.at());
        entities.persist(note);
        if (contribution.visible()) {
            ticket.written(contribution.side(), contribution.at());
        }
        contribution.files().forEach(file -> attach(number, note.id, file, contribution.visible()));
        return Optional.of(note.id);
    }

    private void attach(long ticket, @Nullable Long note, Upload file, boolean visible) {
        UUID stored = files.store(file.content());
        entities.persist(new Attachment(
                ticket, note, stored, FileName.safe(file.name()), file.type(), file.content().length, visible));
    }

    /** A new ticket: whose, from whom, what, and when it was written. */
    public record Opening(
            OrganizationId organization,
            String organizationName,
            Person requester,
            String subject,
            String description,
            Instant at,
            List<Upload> files) {}

    /** A further message on a ticket. */
    public record Contribution(
            Person author, Side side, String text, boolean visible, Instant at, List<Upload> files) {}
}
