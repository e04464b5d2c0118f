package dev.portico.portal.files;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Sent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The files that come with a form: those sent before it, which it names in {@code files}, and those in it, as {@code attachment}, from who
 * has no script. The latter become uploads first, so that a form that cannot be taken is shown again with its files.
 */
@ApplicationScoped
public class FormFiles {
    private final Uploads uploads;

    FormFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * What came.
     *
     * @param reason why it cannot be taken as it is, a message key; empty when it can
     */
    public record Received(List<UUID> files, String reason) {
        /**
         * For whoever writes the message.
         *
         * @throws Invalid when it cannot be taken
         */
        public List<UUID> ids() {
            if (!reason.isEmpty()) {
                throw new Invalid(Map.of("files", reason));
            }
            return files;
        }
    }

    /** Takes in the files of the form being answered: all that are in it, or none of those. */
    public Received receive(Viewer viewer) {
        Sent form = Sent.form();
        List<UUID> ids =
                new ArrayList<>(form.values("files").stream().map(FormFiles::id).toList());
        List<Sent.File> chosen = form.files("attachment");
        if (ids.size() + chosen.size() > Limits.FILES) {
            return new Received(ids, "too_many_files");
        }
        if (chosen.stream().anyMatch(file -> file.size() > Limits.FILE)) {
            return new Received(ids, "file_too_large");
        }
        try {
            chosen.forEach(file -> ids.add(store(viewer, file)));
        } catch (Invalid refused) {
            return new Received(ids, refused.reasons().getOrDefault("files", "file_gone"));
        }
        return new Received(ids, "");
    }

    /** What of it is still there, to be shown with the form again. */
    public List<OpenUpload> kept(Viewer viewer, Received received) {
        return uploads.complete(viewer, received.files());
    }

    private UUID store(Viewer viewer, Sent.File file) {
        OpenUpload upload = uploads.begin(viewer, file.name(), file.size());
        try (InputStream content = file.open()) {
            while (!upload.complete()) {
                byte[] piece = content.readNBytes(Limits.PIECE);
                if (piece.length == 0) {
                    throw new IOException("shorter than it was");
                }
                upload = uploads.append(viewer, upload.id(), upload.received(), piece);
            }
            return upload.id();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is no id is the id of nothing. */
    private static UUID id(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }
}
