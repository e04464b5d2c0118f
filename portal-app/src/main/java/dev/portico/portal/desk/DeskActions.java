package dev.portico.portal.desk;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.files.FormFiles;
import dev.portico.portal.files.OpenUpload;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.tickets.Draft;
import dev.portico.portal.tickets.Eye;
import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.Happened.Piece;
import dev.portico.portal.tickets.NoteView;
import dev.portico.portal.tickets.Notes;
import dev.portico.portal.tickets.Overtaken;
import dev.portico.portal.tickets.Participants;
import dev.portico.portal.tickets.Progress;
import dev.portico.portal.tickets.Status;
import dev.portico.portal.tickets.ThreadWindow;
import dev.portico.portal.tickets.TicketPages.Submissions;
import dev.portico.portal.tickets.Tickets;
import dev.portico.portal.tickets.Typing;
import dev.portico.portal.tickets.Wanted;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent does with a ticket. Reply and internal note are two forms with two addresses: neither can be sent as the other. */
@Path("/queue/" + DeskPages.NUMBER)
@Produces(MediaType.TEXT_HTML)
public class DeskActions {
    private static final int CONFLICT = 409;

    private final Tickets tickets;
    private final Notes notes;
    private final Progress progress;
    private final Eye eye;
    private final Typing typing;
    private final Participants participants;
    private final DeskPages pages;
    private final FormFiles files;
    private final Current current;

    DeskActions(
            Tickets tickets,
            Notes notes,
            Progress progress,
            Eye eye,
            Typing typing,
            Participants participants,
            DeskPages pages,
            FormFiles files,
            Current current) {
        this.tickets = tickets;
        this.notes = notes;
        this.progress = progress;
        this.eye = eye;
        this.typing = typing;
        this.participants = participants;
        this.pages = pages;
        this.files = files;
        this.current = current;
    }

    @POST
    @Path("reply")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response reply(
            @PathParam("number") long number,
            @BeanParam QueueFilter filter,
            @DefaultValue("") @FormParam("text") String text,
            @DefaultValue("") @FormParam("then") String then,
            @Nullable @FormParam("submission") String submission) {
        Viewer agent = agent(number);
        FormFiles.Received received = files.receive(agent);
        try {
            NoteView note = notes.reply(
                    agent, number, Draft.note(text), received.ids(), Submissions.read(submission), Status.find(then));
            return to(number, filter, "#note-" + note.id());
        } catch (Invalid invalid) {
            return again(number, filter, form(Map.of("reply", text), invalid, "reply", files.kept(agent, received)));
        }
    }

    @POST
    @Path("note")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response note(
            @PathParam("number") long number,
            @BeanParam QueueFilter filter,
            @DefaultValue("") @FormParam("text") String text,
            @Nullable @FormParam("submission") String submission) {
        Viewer agent = agent(number);
        FormFiles.Received received = files.receive(agent);
        try {
            NoteView note = notes.note(agent, number, Draft.note(text), received.ids(), Submissions.read(submission));
            return to(number, filter, "#note-" + note.id());
        } catch (Invalid invalid) {
            return again(
                    number, filter, form(Map.of("internal", text), invalid, "internal", files.kept(agent, received)));
        }
    }

    /** The customer is told that a reply is being written; of an internal note nobody is. */
    @POST
    @Path("typing")
    public void type(@PathParam("number") long number) {
        typing.tell(agent(number), number);
    }

    @POST
    @Path("state")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response state(
            @PathParam("number") long number, @BeanParam QueueFilter filter, MultivaluedMap<String, String> form) {
        Viewer agent = agent(number);
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((name, values) -> typed.put(name, values.get(0)));
        try {
            progress.change(agent, number, Wanted.of(version(typed), typed));
            return to(number, filter, "#facts");
        } catch (Invalid invalid) {
            return again(number, filter, new FormView(typed, invalid.reasons()));
        } catch (Overtaken overtaken) {
            return overtaken(number, filter, new FormView(typed, Map.of()));
        }
    }

    @POST
    @Path("take")
    public Response take(
            @PathParam("number") long number,
            @BeanParam QueueFilter filter,
            @DefaultValue("") @FormParam("version") String version) {
        Viewer agent = agent(number);
        UserId me = agent.account().map(Account::id).orElseThrow();
        try {
            progress.change(
                    agent, number, Wanted.of(version(Map.of("version", version)), Map.of("assignee", me.value())));
            return to(number, filter, "#facts");
        } catch (Overtaken overtaken) {
            return overtaken(number, filter, FormView.empty());
        }
    }

    @POST
    @Path("{what: notes|attachments}/{id: [1-9][0-9]{0,17}}/eye")
    public Response eye(
            @PathParam("number") long number,
            @PathParam("what") String what,
            @PathParam("id") long id,
            @BeanParam QueueFilter filter,
            @DefaultValue("") @FormParam("visible") String visible) {
        boolean note = what.equals("notes");
        eye.see(agent(number), number, note ? Piece.note(id) : Piece.attachment(id), visible.equals("true"));
        return to(number, filter, note ? "#note-" + id : "");
    }

    @POST
    @Path("participants")
    public Response share(
            @PathParam("number") long number,
            @BeanParam QueueFilter filter,
            @DefaultValue("") @FormParam("whom") String whom) {
        try {
            participants.add(agent(number), number, whom);
            return to(number, filter, "#participants");
        } catch (Invalid invalid) {
            return again(number, filter, new FormView(Map.of("whom", whom), invalid.reasons()));
        }
    }

    @POST
    @Path("participants/{id: [1-9][0-9]{0,17}}/remove")
    public Response remove(@PathParam("number") long number, @PathParam("id") long id, @BeanParam QueueFilter filter) {
        participants.remove(agent(number), number, id);
        return to(number, filter, "#participants");
    }

    /** After signing in again in the middle of sending a form, the browser comes back with GET. */
    @GET
    @Path("{deed: reply|note|typing|state|take|participants|participants/[0-9]+/remove|(notes|attachments)/[0-9]+/eye}")
    public Response back(@PathParam("number") long number, @BeanParam QueueFilter filter) {
        return to(number, filter, "");
    }

    /** Whether one may see the ticket is answered before what one typed is looked at. */
    private Viewer agent(long number) {
        Viewer viewer = current.signedIn();
        if (!viewer.vendor()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        tickets.toWrite(viewer, number);
        return viewer;
    }

    private static long version(Map<String, String> typed) {
        return Optional.ofNullable(typed.get("version"))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    /** What is wrong with the text is said at its field, which has another name here. */
    private static FormView form(Map<String, String> typed, Invalid invalid, String field, List<OpenUpload> files) {
        Map<String, String> reasons = new LinkedHashMap<>(invalid.reasons());
        Optional.ofNullable(reasons.remove("text")).ifPresent(reason -> reasons.put(field, reason));
        return new FormView(typed, reasons, files);
    }

    private Response to(long number, QueueFilter filter, String anchor) {
        String address = "/queue/" + number + "?" + QueueView.filter(filter.query()) + anchor;
        return Response.seeOther(URI.create(current.place().link(address))).build();
    }

    private Response again(long number, QueueFilter filter, FormView form) {
        return page(Reason.INVALID_VALUE.status(), number, filter, form, false);
    }

    private Response overtaken(long number, QueueFilter filter, FormView form) {
        return page(CONFLICT, number, filter, form, true);
    }

    private Response page(int status, long number, QueueFilter filter, FormView form, boolean overtaken) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(pages.work(number, filter, ThreadWindow.newest(), form, overtaken)
                        .render())
                .build();
    }
}
