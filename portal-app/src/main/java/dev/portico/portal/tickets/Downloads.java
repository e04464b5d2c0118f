package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Files as they are handed out. */
@ApplicationScoped
class Downloads {
    private final Files files;

    Downloads(Files files) {
        this.files = files;
    }

    /** Always a download of an opaque type: whatever the sender called it, it never runs as a page of ours. */
    Response of(VisibleTickets visible, long number, long id) {
        Attachment attachment = visible.attachment(number, id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        byte[] content = files.read(attachment.file).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", FileName.disposition(attachment.name))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }
}
