package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Limit;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON API for tickets: the pages' rules and the pages' code, for programs with a bearer token. */
@Path("/api/tickets")
@Produces(MediaType.APPLICATION_JSON)
public class TicketApi {
    static final String NUMBER = "{number: [1-9][0-9]{0,17}}";

    private final Tickets tickets;
    private final Progress progress;
    private final Current current;

    TicketApi(Tickets tickets, Progress progress, Current current) {
        this.tickets = tickets;
        this.progress = progress;
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
        return Items.of(tickets.visibleTo(current.signedIn()).full(query), TicketJson::of);
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
                FileIds.of(given.files()),
                TicketPages.Submissions.read(submission));
        return Response.created(URI.create("/api/tickets/" + number))
                .entity(TicketJson.of(tickets.opened(current.signedIn(), number)))
                .build();
    }

    @GET
    @Path(NUMBER)
    @Transactional
    public Response ticket(@PathParam("number") long number) {
        return answer(Response.ok(), view(number));
    }

    /** Customers say that a ticket is done or is not; agents change what becomes of it, naming the version they have read. */
    @PATCH
    @Path(NUMBER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("number") long number,
            @Nullable JsonNode body,
            @Nullable @HeaderParam("If-Match") String match) {
        Viewer viewer = current.signedIn();
        tickets.toWrite(viewer, number);
        Patch patch = Patch.of(body);
        if (!viewer.vendor()) {
            if (patch.closing()) {
                progress.close(viewer, number);
            } else {
                progress.reopen(viewer, number);
            }
            return answer(Response.ok(), view(number));
        }
        Optional<Long> version = patch.version(Optional.ofNullable(match));
        if (version.isEmpty()) {
            return Overtake.unnamed();
        }
        try {
            progress.change(viewer, number, patch.wanted(version.get()));
        } catch (Overtaken overtaken) {
            return Overtake.by(TicketJson.of(view(number)), match != null);
        }
        return answer(Response.ok(), view(number));
    }

    private TicketView view(long number) {
        return tickets.visibleTo(current.signedIn()).find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private static Response answer(Response.ResponseBuilder response, TicketView ticket) {
        ticket.desk().ifPresent(desk -> response.header("ETag", "\"" + desk.version() + "\""));
        return response.entity(TicketJson.of(ticket)).build();
    }

    /** What one may say of a new ticket; anything else in the body is not looked at. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NewTicket(
            @Nullable String subject,
            @Nullable String description,
            @Nullable String priority,
            @Nullable List<@Nullable String> files) {}
}
