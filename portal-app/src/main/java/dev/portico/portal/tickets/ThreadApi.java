package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Limit;
import dev.portico.portal.tickets.Happened.Piece;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written on tickets, in the JSON API: notes, the vendor's replies, and the eye. */
@Path("/api/tickets/" + TicketApi.NUMBER)
@Produces(MediaType.APPLICATION_JSON)
public class ThreadApi {
    private static final String ID = "{id: [1-9][0-9]{0,17}}";

    private final Tickets tickets;
    private final Notes notes;
    private final Eye eye;
    private final Downloads downloads;
    private final Current current;

    ThreadApi(Tickets tickets, Notes notes, Eye eye, Downloads downloads, Current current) {
        this.tickets = tickets;
        this.notes = notes;
        this.eye = eye;
        this.downloads = downloads;
        this.current = current;
    }

    @GET
    @Path("notes")
    @Transactional
    public Items<NoteJson> notes(
            @PathParam("number") long number,
            @Nullable @QueryParam("after") String after,
            @DefaultValue("200") @QueryParam("limit") String limit) {
        VisibleTickets visible = tickets.visibleTo(current.signedIn());
        visible.require(number);
        Optional<Cursor> cursor = Optional.ofNullable(after).flatMap(Cursor::read);
        if (after != null && cursor.isEmpty()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        int most = Math.min(Math.max(Limit.of(limit), 1), Query.MOST);
        return Items.of(visible.notes(number, cursor, most), NoteJson::of);
    }

    @POST
    @Path("notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response note(
            @PathParam("number") long number,
            @Nullable NewNote wanted,
            @Nullable @HeaderParam("Idempotency-Key") String submission) {
        tickets.toWrite(current.signedIn(), number);
        return written(
                number,
                notes.note(
                        current.signedIn(),
                        number,
                        text(wanted),
                        FileIds.of(wanted == null ? null : wanted.files()),
                        TicketPages.Submissions.read(submission)));
    }

    @POST
    @Path("replies")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reply(
            @PathParam("number") long number,
            @Nullable NewNote wanted,
            @Nullable @HeaderParam("Idempotency-Key") String submission) {
        tickets.toWrite(current.signedIn(), number);
        if (!current.signedIn().vendor()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return written(
                number,
                notes.reply(
                        current.signedIn(),
                        number,
                        text(wanted),
                        FileIds.of(wanted == null ? null : wanted.files()),
                        TicketPages.Submissions.read(submission),
                        Optional.empty()));
    }

    @PATCH
    @Path("notes/" + ID)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response showNote(@PathParam("number") long number, @PathParam("id") long id, @Nullable Shown shown) {
        return see(number, Piece.note(id), shown);
    }

    @PATCH
    @Path("attachments/" + ID)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response showAttachment(@PathParam("number") long number, @PathParam("id") long id, @Nullable Shown shown) {
        return see(number, Piece.attachment(id), shown);
    }

    /** The files that came with the description; those of a note are told with it. */
    @GET
    @Path("attachments")
    @Transactional
    public Items<NoteJson.FileJson> files(@PathParam("number") long number) {
        VisibleTickets visible = tickets.visibleTo(current.signedIn());
        visible.require(number);
        return Items.of(new Slice<>(visible.files(number), Optional.empty()), NoteJson.FileJson::of);
    }

    @GET
    @Path("attachments/" + ID)
    @Produces(MediaType.WILDCARD)
    @Transactional
    public Response attachment(@PathParam("number") long number, @PathParam("id") long id, @Context Request request) {
        return downloads.of(tickets.visibleTo(current.signedIn()), number, id, request);
    }

    private Response see(long number, Piece piece, @Nullable Shown shown) {
        tickets.toWrite(current.signedIn(), number);
        if (shown == null) {
            throw new Refused(Reason.UNREADABLE);
        }
        eye.see(
                current.signedIn(),
                number,
                piece,
                Optional.ofNullable(shown.visible()).orElseThrow(() -> new Invalid(Map.of("visible", "required"))));
        return Response.noContent().build();
    }

    private static String text(@Nullable NewNote wanted) {
        return Draft.note(Optional.ofNullable(wanted)
                .orElseThrow(() -> new Refused(Reason.UNREADABLE))
                .text());
    }

    private static Response written(long number, NoteView note) {
        return Response.created(URI.create("/api/tickets/" + number + "/notes"))
                .entity(NoteJson.of(note))
                .build();
    }

    /** What one may say of a new note; anything else in the body is not looked at. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NewNote(@Nullable String text, @Nullable List<@Nullable String> files) {}

    /** Whether customers are to see it. */
    public record Shown(@Nullable Boolean visible) {}
}
