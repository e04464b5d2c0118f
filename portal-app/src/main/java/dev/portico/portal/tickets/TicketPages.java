package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of tickets: list, ticket, opening one, adding a note, files. */
@Path("/tickets")
@Produces(MediaType.TEXT_HTML)
public class TicketPages {
    private static final String NUMBER = "{number: [1-9][0-9]{0,17}}";

    private final Tickets tickets;
    private final Files files;
    private final Current current;

    TicketPages(Tickets tickets, Files files, Current current) {
        this.tickets = tickets;
        this.files = files;
        this.current = current;
    }

    @GET
    @Transactional
    public TemplateInstance list(
            @Nullable @QueryParam("status") String status,
            @Nullable @QueryParam("share") String share,
            @Nullable @QueryParam("sort") String sort,
            @Nullable @QueryParam("q") String text,
            @Nullable @QueryParam("after") String after) {
        Viewer viewer = current.signedIn();
        VisibleTickets visible = visible();
        Query query = Query.of(status, share, sort, text, after, Query.PAGE);
        return Templates.list(
                ListView.of(query, visible.list(query), visible.count(query), viewer.vendor(), !viewer.vendor()));
    }

    @GET
    @Path("new")
    public TemplateInstance form() {
        requireOpening();
        return Templates.open(FormView.empty());
    }

    @POST
    public Response open(
            @Nullable @FormParam("subject") String subject,
            @Nullable @FormParam("description") String description,
            @Nullable @FormParam("priority") String priority,
            @Nullable @FormParam("submission") String submission) {
        requireOpening();
        try {
            long number = tickets.open(
                    current.signedIn(), Draft.of(subject, description, priority), Submissions.read(submission));
            return Response.seeOther(URI.create(current.place().link("/tickets/" + number)))
                    .build();
        } catch (Invalid invalid) {
            Map<String, String> typed = typed("subject", subject, "description", description, "priority", priority);
            return again(Templates.open(new FormView(typed, invalid.reasons())));
        }
    }

    @GET
    @Path(NUMBER)
    @Transactional
    public TemplateInstance ticket(@PathParam("number") long number) {
        return page(number, FormView.empty());
    }

    @POST
    @Path(NUMBER + "/notes")
    @Transactional
    public Response note(
            @PathParam("number") long number,
            @Nullable @FormParam("text") String text,
            @Nullable @FormParam("submission") String submission) {
        try {
            // Whether one may see the ticket is answered before what one typed is looked at.
            visible().require(number);
            NoteView note = tickets.note(current.signedIn(), number, Draft.note(text), Submissions.read(submission));
            return Response.seeOther(URI.create(current.place().link("/tickets/" + number + "#note-" + note.id())))
                    .build();
        } catch (Invalid invalid) {
            return again(page(number, new FormView(typed("text", text), invalid.reasons())));
        }
    }

    /** After signing in again in the middle of sending a note, the browser comes back with GET. */
    @GET
    @Path(NUMBER + "/notes")
    public Response notes(@PathParam("number") long number) {
        return Response.seeOther(URI.create(current.place().link("/tickets/" + number)))
                .build();
    }

    @GET
    @Path(NUMBER + "/attachments/{id: [1-9][0-9]{0,17}}")
    @Produces(MediaType.WILDCARD)
    @Transactional
    public Response attachment(@PathParam("number") long number, @PathParam("id") long id) {
        Attachment attachment = visible().attachment(number, id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        byte[] content = files.read(attachment.file).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        // Always a download of an opaque type: whatever the sender called it, it never runs as a page of ours.
        return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", FileName.disposition(attachment.name))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }

    private TemplateInstance page(long number, FormView form) {
        Viewer viewer = current.signedIn();
        VisibleTickets visible = visible();
        TicketView ticket = visible.find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return Templates.ticket(ticket, visible.mails(number), form, !viewer.readOnly(), viewer.vendor());
    }

    private VisibleTickets visible() {
        return tickets.visibleTo(current.signedIn());
    }

    private void requireOpening() {
        Viewer viewer = current.signedIn();
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (!viewer.mayOpenTickets()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
    }

    private static Response again(TemplateInstance form) {
        return Response.status(Reason.INVALID_VALUE.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(form.render())
                .build();
    }

    private static Map<String, String> typed(@Nullable String... pairs) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            typed.put(
                    Optional.ofNullable(pairs[i]).orElseThrow(),
                    Optional.ofNullable(pairs[i + 1]).orElse(""));
        }
        return typed;
    }

    @CheckedTemplate(basePath = "tickets")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListView list);

        static native TemplateInstance open(FormView form);

        static native TemplateInstance ticket(
                TicketView ticket, List<MailView> mails, FormView form, boolean mayReply, boolean vendor);
    }

    static final class Submissions {
        private Submissions() {}

        static Optional<UUID> read(@Nullable String text) {
            try {
                return Optional.ofNullable(text).map(UUID::fromString);
            } catch (IllegalArgumentException noId) {
                return Optional.empty();
            }
        }
    }
}
