package dev.portico.portal.tickets;

import java.time.Instant;
import java.util.List;

/**
 * A note as somebody sees it.
 *
 * @param mail true for what came as an e-mail, whose files go with it
 * @param hidden true only for the vendor's side: customers never get a hidden note at all
 */
public record NoteView(
        long id,
        String author,
        boolean vendor,
        boolean hidden,
        boolean mail,
        String text,
        Instant at,
        List<AttachmentView> attachments) {

    static NoteView of(Note note) {
        return new NoteView(
                note.id,
                note.author.name(),
                note.ofVendor(),
                !note.visible,
                false,
                note.text,
                note.createdAt,
                List.of());
    }

    /** What it says and what it quotes; only mail programs quote by themselves. */
    public Folded said() {
        return mail ? Folded.of(text) : new Folded(text, "");
    }

    NoteView with(List<AttachmentView> files) {
        return new NoteView(id, author, vendor, hidden, mail, text, at, files);
    }
}
