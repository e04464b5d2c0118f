package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.files.FileName;
import dev.portico.portal.files.Files;
import dev.portico.portal.files.StoredFile;
import dev.portico.portal.platform.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.util.Optional;
import java.util.UUID;

/** Files as they are handed out: looked up through the asker, piece by piece. */
@ApplicationScoped
public class Downloads {
    private final Files files;
    private final Outgoing outgoing;

    Downloads(Files files, Outgoing outgoing) {
        this.files = files;
        this.outgoing = outgoing;
    }

    /** Always a download of an opaque type: whatever the sender called it, it never runs as a page of ours. */
    public Response of(VisibleTickets visible, long number, long id, Request request) {
        Attachment attachment = attachment(visible, number, id);
        return answer(
                stored(attachment), MediaType.APPLICATION_OCTET_STREAM, FileName.attachment(attachment.name), request);
    }

    /** A harmless picture, shown where it is asked for; for anything else there is nothing here. */
    public Response image(VisibleTickets visible, long number, long id, Request request) {
        Attachment attachment = attachment(visible, number, id);
        StoredFile file = stored(attachment);
        if (!file.type().shownInline(file.size())) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return answer(file, file.type().name(), FileName.inline(attachment.name), request);
    }

    private static Attachment attachment(VisibleTickets visible, long number, long id) {
        return visible.attachment(number, id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private StoredFile stored(Attachment attachment) {
        return files.find(attachment.file).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private Response answer(StoredFile file, String type, String disposition, Request request) {
        // A file never changes; another content is another file.
        EntityTag tag = new EntityTag(file.id().toString());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = Optional.ofNullable(known).orElseGet(() -> whole(file, request));
        return response.tag(tag)
                .type(type)
                .header("Content-Disposition", disposition)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }

    private Response.ResponseBuilder whole(StoredFile file, Request request) {
        Response.ResponseBuilder response = request.getMethod().equals("HEAD")
                ? Response.ok()
                : Response.ok(outgoing.turn().of(out -> {
                    long left = file.size();
                    for (int number = 0; left > 0; number++) {
                        byte[] piece = piece(file.id(), number);
                        out.write(piece);
                        left -= piece.length;
                    }
                }));
        return response.header(HttpHeaders.CONTENT_LENGTH, file.size());
    }

    /** A file that goes away while it is read ends too early, and whoever reads it can tell by its length. */
    private byte[] piece(UUID file, int number) throws EOFException {
        return files.piece(file, number).orElseThrow(() -> new EOFException("piece " + number + " of " + file));
    }
}
