package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writing on tickets. */
@ApplicationScoped
public class Notes {
    private final Hold hold;
    private final Attachments attachments;

    Notes(Hold hold, Attachments attachments) {
        this.hold = hold;
        this.attachments = attachments;
    }

    /**
     * Writes a note on a ticket the viewer sees and answers it; a customer's is visible, the vendor's internal until it is switched
     * visible (R60), and so are the files with it, each by itself. Sending the same form twice writes one.
     *
     * @param files uploads of the viewer's
     * @throws Refused {@code not-found} or {@code read-only}
     * @throws dev.portico.portal.platform.Invalid when one of the files cannot be taken; then nothing is written
     */
    @Transactional
    public NoteView note(Viewer viewer, long number, String text, List<UUID> files, Optional<UUID> submission) {
        Held held = hold.of(viewer, number);
        return write(held, text, files, held.side() == Side.CUSTOMER, submission);
    }

    /**
     * Answers the customer, who reads it at once.
     *
     * @param then what the ticket is after that; where empty it is the customer's turn
     * @throws Refused {@code not-found}, {@code read-only}, or {@code missing-permission} for who is no agent
     */
    @Transactional
    public NoteView reply(
            Viewer viewer,
            long number,
            String text,
            List<UUID> files,
            Optional<UUID> submission,
            Optional<Status> then) {
        Held held = hold.of(viewer, number).byVendor();
        NoteView note = write(held, text, files, true, submission);
        then.filter(status -> status != Status.OPEN).ifPresent(status -> Progress.status(held, status));
        return note;
    }

    private NoteView write(Held held, String text, List<UUID> files, boolean visible, Optional<UUID> submission) {
        // The second of a double click waited for the first to end and finds what it did.
        Optional<UUID> mark = submission.map(given -> Submission.on(held.ticket.number, given));
        Optional<Note> before = mark.flatMap(id -> held.entities
                .createQuery("from Note where author = :author and submission = :submission", Note.class)
                .setParameter("author", held.by)
                .setParameter("submission", id)
                .uniqueResultOptional());
        if (before.isPresent()) {
            return NoteView.of(before.get());
        }
        Note note = new Note(held.ticket, held.by, held.side(), text, visible, held.at);
        note.submission = mark.orElse(null);
        held.entities.persist(note);
        if (visible) {
            held.written(held.side());
        }
        held.entities.flush();
        List<AttachmentView> attached = attachments.attach(held.viewer, note.ticket, note.id, files, visible);
        held.tell(new Happened.Noted(note.ticket, note.id, held.by.id(), held.side(), visible));
        return NoteView.of(note).with(attached);
    }
}
