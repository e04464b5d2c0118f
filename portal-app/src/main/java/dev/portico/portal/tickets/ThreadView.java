package dev.portico.portal.tickets;

import java.util.List;
import java.util.Optional;

/**
 * A part of what was written on a ticket, oldest first, with what became of the ticket in between.
 *
 * @param earlier where the part before it ends, if there is one
 * @param later where the part after it begins
 * @param files of the ticket itself
 */
public record ThreadView(
        List<Line> lines,
        List<NoteView> notes,
        Optional<String> earlier,
        Optional<String> later,
        List<AttachmentView> files,
        List<MailView> mails) {

    /** A note, or a quiet line of history. */
    public record Line(Optional<NoteView> note, Optional<ChangeView> change) {
        static Line of(NoteView note) {
            return new Line(Optional.of(note), Optional.empty());
        }

        static Line of(ChangeView change) {
            return new Line(Optional.empty(), Optional.of(change));
        }
    }

    /** The newest note's id, to jump to. */
    public Optional<Long> newest() {
        return notes.isEmpty()
                ? Optional.empty()
                : Optional.of(notes.get(notes.size() - 1).id());
    }
}
