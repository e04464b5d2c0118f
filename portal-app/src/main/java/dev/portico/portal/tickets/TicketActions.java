package dev.portico.portal.tickets;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.files.FormFiles;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers do with a ticket they see: write, close, reopen, share. */
@Path("/tickets/" + TicketPages.NUMBER)
@Produces(MediaType.TEXT_HTML)
public class TicketActions {
    private final Tickets tickets;
    private final Notes notes;
    private final Progress progress;
    private final Participants participants;
    private final Colleagues colleagues;
    private final FormFiles files;
    private final TicketPages pages;
    private final Current current;

    TicketActions(
            Tickets tickets,
            Notes notes,
            Progress progress,
            Participants participants,
            Colleagues colleagues,
            FormFiles files,
            TicketPages pages,
            Current current) {
        this.tickets = tickets;
        this.notes = notes;
        this.progress = progress;
        this.participants = participants;
        this.colleagues = colleagues;
        this.files = files;
        this.pages = pages;
        this.current = current;
    }

    @POST
    @Path("notes")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response note(
            @PathParam("number") long number,
            @Nullable @FormParam("text") String text,
            @Nullable @FormParam("submission") String submission) {
        // Whether one may see the ticket is answered before what one typed is looked at.
        Viewer viewer = current.signedIn();
        tickets.toWrite(viewer, number);
        FormFiles.Received received = files.receive(viewer);
        try {
            NoteView note = notes.note(
                    viewer, number, Draft.note(text), received.ids(), TicketPages.Submissions.read(submission));
            return to(number, "#note-" + note.id());
        } catch (Invalid invalid) {
            return again(
                    number,
                    new FormView(TicketPages.typed("text", text), invalid.reasons(), files.kept(viewer, received)));
        }
    }

    @POST
    @Path("close")
    public Response close(@PathParam("number") long number) {
        progress.close(current.signedIn(), number);
        return to(number, "");
    }

    @POST
    @Path("reopen")
    public Response reopen(@PathParam("number") long number) {
        progress.reopen(current.signedIn(), number);
        return to(number, "");
    }

    @POST
    @Path("participants")
    public Response share(@PathParam("number") long number, @Nullable @FormParam("whom") String whom) {
        try {
            participants.add(current.signedIn(), number, whom == null ? "" : whom);
            return to(number, "?done=shared#participants");
        } catch (Invalid invalid) {
            return again(number, new FormView(TicketPages.typed("whom", whom), invalid.reasons()));
        }
    }

    @POST
    @Path("participants/{id: [1-9][0-9]{0,17}}/remove")
    public Response remove(@PathParam("number") long number, @PathParam("id") long id) {
        participants.remove(current.signedIn(), number, id);
        return tickets.sees(current.signedIn(), number)
                ? to(number, "#participants")
                : Response.seeOther(URI.create(current.place().link("/tickets")))
                        .build();
    }

    /** Colleagues to choose from while typing. */
    @GET
    @Path("colleagues")
    public TemplateInstance colleagues(
            @PathParam("number") long number, @DefaultValue("") @QueryParam("whom") String whom) {
        tickets.toWrite(current.signedIn(), number);
        return Templates.colleagues(colleagues.like(current.signedIn(), whom));
    }

    /** After signing in again in the middle of sending a form, the browser comes back with GET. */
    @GET
    @Path("{deed: notes|close|reopen|participants|participants/[0-9]+/remove}")
    public Response back(@PathParam("number") long number) {
        return to(number, "");
    }

    private Response to(long number, String rest) {
        return Response.seeOther(URI.create(current.place().link("/tickets/" + number) + rest))
                .build();
    }

    private Response again(long number, FormView form) {
        return TicketPages.again(pages.page(number, form));
    }

    @CheckedTemplate(basePath = "tickets")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance colleagues(List<Member> people);
    }
}
