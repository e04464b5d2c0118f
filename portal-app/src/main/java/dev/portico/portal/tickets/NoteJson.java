package dev.portico.portal.tickets;

import java.time.Instant;
import java.util.List;

/** A note as the contract says; {@code side} is {@code customer} or {@code vendor}. */
public record NoteJson(
        long id,
        String author,
        String side,
        boolean visible,
        String text,
        Instant createdAt,
        List<FileJson> attachments) {

    /** A file, to be had at {@code /api/tickets/{number}/attachments/{id}}; its type is what its content shows. */
    public record FileJson(long id, String name, long size, String type, boolean visible) {
        static FileJson of(AttachmentView file) {
            return new FileJson(file.id(), file.name(), file.size(), file.type().name(), !file.hidden());
        }
    }

    static NoteJson of(NoteView note) {
        return new NoteJson(
                note.id(),
                note.author(),
                (note.vendor() ? Side.VENDOR : Side.CUSTOMER).code(),
                !note.hidden(),
                note.text(),
                note.at(),
                note.attachments().stream().map(FileJson::of).toList());
    }
}
