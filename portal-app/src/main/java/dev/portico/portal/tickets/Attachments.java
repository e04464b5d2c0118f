package dev.portico.portal.tickets;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.files.Taken;
import dev.portico.portal.files.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Makes files that were sent before part of what they were sent for, in the same transaction. */
@ApplicationScoped
class Attachments {
    private final Session entities;
    private final Uploads uploads;

    Attachments(Session entities, Uploads uploads) {
        this.entities = entities;
        this.uploads = uploads;
    }

    /**
     * Attaches the viewer's uploads to a ticket, or to a note of it.
     *
     * @throws dev.portico.portal.platform.Invalid when one of them cannot be taken; then nothing of the message may be kept
     */
    List<AttachmentView> attach(Viewer viewer, long ticket, @Nullable Long note, List<UUID> files, boolean visible) {
        return uploads.take(viewer, files).stream()
                .map(taken -> attached(ticket, note, taken, visible))
                .toList();
    }

    private AttachmentView attached(long ticket, @Nullable Long note, Taken taken, boolean visible) {
        Attachment attachment = new Attachment(
                ticket, note, taken.file(), taken.name(), taken.type().name(), taken.size(), visible);
        entities.persist(attachment);
        return new AttachmentView(attachment.id, taken.name(), taken.size(), taken.type(), !visible);
    }
}
