package dev.portico.portal.tickets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file on a ticket: with its description when {@code note} is null, else with that note, whose visibility it follows. */
@Entity
@Table(name = "attachments")
class Attachment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    long ticket;

    @Column(name = "note_id")
    @Nullable
    Long note;

    @Column(name = "file_id")
    UUID file;

    String name;
    String type;
    long size;
    boolean visible;

    protected Attachment() {}

    Attachment(long ticket, @Nullable Long note, UUID file, String name, String type, long size, boolean visible) {
        this.ticket = ticket;
        this.note = note;
        this.file = file;
        this.name = name;
        this.type = type;
        this.size = size;
        this.visible = visible;
    }
}
