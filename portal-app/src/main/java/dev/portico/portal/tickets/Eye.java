package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.tickets.Happened.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Shows to customers what the vendor wrote, or hides it again (R60). A customer's own are always visible, and a file that came by e-mail
 * goes with that e-mail: neither has a switch.
 */
@ApplicationScoped
public class Eye {
    private final Hold hold;

    Eye(Hold hold) {
        this.hold = hold;
    }

    /**
     * Switches one note or file; to switch it to what it is changes nothing.
     *
     * @throws Refused {@code not-found} where there is no such ticket, note or file, {@code missing-permission} for who is no agent and
     *     for what has no switch
     */
    @Transactional
    public void see(Viewer viewer, long number, Piece piece, boolean visible) {
        Held held = hold.of(viewer, number).byVendor();
        boolean switched =
                switch (piece.what()) {
                    case NOTE -> note(held, piece.id(), visible);
                    case ATTACHMENT -> attachment(held, piece.id(), visible);
                };
        if (switched) {
            held.switched(piece, visible);
            held.entities.flush();
            held.tell(
                    visible
                            ? new Happened.MadeVisible(number, piece, held.by.id(), isSeen(held, piece))
                            : new Happened.MadeHidden(number, piece, held.by.id(), isSeen(held, piece)));
        }
    }

    /** Customers see what becomes of a note; of its file only where they see the note. */
    private static boolean isSeen(Held held, Piece piece) {
        return piece.what() == Piece.What.NOTE
                || Optional.ofNullable(held.entities.find(Attachment.class, piece.id()).note)
                        .map(note -> held.entities.find(Note.class, note).visible)
                        .orElse(true);
    }

    private static boolean note(Held held, long id, boolean visible) {
        Note note = ofVendor(held, id);
        if (note.visible == visible) {
            return false;
        }
        note.visible = visible;
        held.entities
                .createNativeMutationQuery("update attachments set visible = :visible where note_id = :note"
                        + " and exists (select 1 from mails m where m.note_id = :note)")
                .setParameter("visible", visible)
                .setParameter("note", id)
                .executeUpdate();
        if (visible) {
            held.written(Side.VENDOR);
        }
        return true;
    }

    private static boolean attachment(Held held, long id, boolean visible) {
        Attachment file = Optional.ofNullable(held.entities.find(Attachment.class, id))
                .filter(found -> found.ticket == held.ticket.number)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (file.note == null) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        Note note = ofVendor(held, file.note);
        if (cameByMail(held, note.id)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        if (file.visible == visible) {
            return false;
        }
        file.visible = visible;
        if (visible && note.visible) {
            held.ticket.touched(held.at);
        }
        return true;
    }

    private static Note ofVendor(Held held, long id) {
        Note note = Optional.ofNullable(held.entities.find(Note.class, id))
                .filter(found -> found.ticket == held.ticket.number)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        if (!note.ofVendor()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return note;
    }

    private static boolean cameByMail(Held held, long note) {
        return held.entities
                .createNativeQuery("select exists (select 1 from mails m where m.note_id = :note)", Boolean.class)
                .setParameter("note", note)
                .getSingleResult();
    }
}
