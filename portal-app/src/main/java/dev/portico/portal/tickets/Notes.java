package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Writing on tickets. */
@ApplicationScoped
public class Notes {
    private final Hold hold;

    Notes(Hold hold) {
        this.hold = hold;
    }

    /**
     * Writes a note on a ticket the viewer sees and answers it; a customer's is visible, the vendor's internal until it is switched
     * visible (R60). Sending the same form twice writes one.
     *
     * @throws Refused {@code not-found} or {@code read-only}
     */
    @Transactional
    public NoteView note(Viewer viewer, long number, String text, Optional<UUID> submission) {
        Held held = hold.of(viewer, number);
        return write(held, text, held.side() == Side.CUSTOMER, submission);
    }

    /**
     * Answers the customer, who reads it at once.
     *
     * @param then what the ticket is after that; where empty it is the customer's turn
     * @throws Refused {@code not-found}, {@code read-only}, or {@code missing-permission} for who is no agent
     */
    @Transactional
    public NoteView reply(Viewer viewer, long number, String text, Optional<UUID> submission, Optional<Status> then) {
        Held held = hold.of(viewer, number).byVendor();
        NoteView note = write(held, text, true, submission);
        then.filter(status -> status != Status.OPEN).ifPresent(status -> Progress.status(held, status));
        return note;
    }

    private static NoteView write(Held held, String text, boolean visible, Optional<UUID> submission) {
        // The second of a double click waited for the first to end and finds what it did.
        Optional<Note> before = submission.flatMap(id -> held.entities
                .createQuery("from Note where author = :author and submission = :submission", Note.class)
                .setParameter("author", held.by)
                .setParameter("submission", id)
                .uniqueResultOptional());
        if (before.isPresent()) {
            return NoteView.of(before.get());
        }
        Note note = new Note(held.ticket, held.by, held.side(), text, visible, held.at);
        note.submission = submission.orElse(null);
        held.entities.persist(note);
        if (visible) {
            held.written(held.side());
        }
        held.entities.flush();
        held.tell(new Happened.Noted(note.ticket, note.id, held.by.id(), held.side(), visible));
        return NoteView.of(note);
    }
}
