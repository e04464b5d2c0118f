package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Limit;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON API for tickets: the pages' rules and the pages' code, for programs with a bearer token. */
@Path("/api/tickets")
@Produces(MediaType.APPLICATION_JSON)
public class TicketApi {
    private static final String NUMBER = "{number: [1-9][0-9]{0,17}}";

    private final Tickets tickets;
    private final Current current;

    TicketApi(Tickets tickets, Current current) {
        this.tickets = tickets;
        this.current = current;
    }

    @GET
    @Transactional
    public Items<TicketJson> list(
            @Nullable @QueryParam("status") String status,
            @Nullable @QueryParam("share") String share,
            @Nullable @QueryParam("sort") String sort,
            @Nullable @QueryParam("q") String text,
            @Nullable @QueryParam("after") String after,
            @DefaultValue("50") @QueryParam("limit") String limit) {
        // A program that is given the first page again for a broken cursor would go round for ever.
        if (after != null && Cursor.read(after).isEmpty()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        Query query = Query.of(status, share, sort, text, after, Limit.of(limit));
        Slice<TicketView> slice = visible().full(query);
        return new Items<>(
                slice.items().stream().map(TicketJson::of).toList(),
                slice.next().orElse(null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response open(@Nullable NewTicket wanted, @Nullable @HeaderParam("Idempotency-Key") String submission) {
        if (!current.signedIn().mayOpenTickets()) {
            throw new Refused(current.signedIn().readOnly() ? Reason.READ_ONLY : Reason.MISSING_PERMISSION);
        }
        NewTicket given = Optional.ofNullable(wanted).orElseThrow(() -> new Refused(Reason.UNREADABLE));
        long number = tickets.open(
                current.signedIn(),
                Draft.of(given.subject(), given.description(), given.priority()),
                TicketPages.Submissions.read(submission));
        return Response.created(URI.create("/api/tickets/" + number))
                .entity(TicketJson.of(tickets.opened(current.signedIn(), number)))
                .build();
    }

    @GET
    @Path(NUMBER)
    @Transactional
    public TicketJson ticket(@PathParam("number") long number) {
        return TicketJson.of(visible(number));
    }

    @GET
    @Path(NUMBER + "/notes")
    @Transactional
    public Items<NoteJson> notes(@PathParam("number") long number) {
        return new Items<>(visible(number).notes().stream().map(NoteJson::of).toList(), null);
    }

    @POST
    @Path(NUMBER + "/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response note(
            @PathParam("number") long number,
            @Nullable NewNote wanted,
            @Nullable @HeaderParam("Idempotency-Key") String submission) {
        visible().require(number);
        NewNote given = Optional.ofNullable(wanted).orElseThrow(() -> new Refused(Reason.UNREADABLE));
        NoteView note = tickets.note(
                current.signedIn(), number, Draft.note(given.text()), TicketPages.Submissions.read(submission));
        return Response.created(URI.create("/api/tickets/" + number + "/notes"))
                .entity(NoteJson.of(note))
                .build();
    }

    private VisibleTickets visible() {
        return tickets.visibleTo(current.signedIn());
    }

    private TicketView visible(long number) {
        return visible().find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /** A list as every API here answers it; {@code next} goes back as {@code after}. */
    public record Items<T>(List<T> items, @Nullable String next) {}

    /** What one may say of a new ticket; anything else in the body is not looked at. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NewTicket(
            @Nullable String subject,
            @Nullable String description,
            @Nullable String priority) {}

    /** What one may say of a new note. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NewNote(@Nullable String text) {}

    /** Somebody: Keycloak's user id, null while only the e-mail address is known. */
    public record PersonJson(@Nullable String id, String name) {}

    /** A ticket as the contract says. */
    public record TicketJson(
            long number,
            String subject,
            String description,
            String status,
            @Nullable String cause,
            @Nullable String solution,
            PersonJson requester,
            PersonJson organization,
            Instant createdAt,
            Instant updatedAt) {

        static TicketJson of(TicketView ticket) {
            return new TicketJson(
                    ticket.number(),
                    ticket.subject(),
                    ticket.description(),
                    ticket.status().code(),
                    ticket.cause().orElse(null),
                    ticket.solution().orElse(null),
                    new PersonJson(
                            ticket.requester().id().orElse(null),
                            ticket.requester().name()),
                    new PersonJson(
                            ticket.organization().id().orElse(null),
                            ticket.organization().name()),
                    ticket.createdAt(),
                    ticket.updatedAt());
        }
    }

    /** A note; {@code side} is {@code customer} or {@code vendor}. */
    public record NoteJson(long id, String author, String side, boolean visible, String text, Instant createdAt) {

        static NoteJson of(NoteView note) {
            return new NoteJson(
                    note.id(),
                    note.author(),
                    (note.vendor() ? Side.VENDOR : Side.CUSTOMER).code(),
                    !note.hidden(),
                    note.text(),
                    note.at());
        }
    }
}
