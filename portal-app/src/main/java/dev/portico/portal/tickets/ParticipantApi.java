package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Current;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With whom a ticket is shared, in the JSON API. */
@Path("/api/tickets/" + TicketApi.NUMBER + "/participants")
@Produces(MediaType.APPLICATION_JSON)
public class ParticipantApi {
    private final Tickets tickets;
    private final Participants participants;
    private final Current current;

    ParticipantApi(Tickets tickets, Participants participants, Current current) {
        this.tickets = tickets;
        this.participants = participants;
        this.current = current;
    }

    @GET
    @Transactional
    public Items<ParticipantJson> list(@PathParam("number") long number) {
        return new Items<>(all(number), null);
    }

    /** Answers the same whoever has that address, or nobody, to whoever may not know. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("number") long number, @Nullable NewParticipant wanted) {
        tickets.toWrite(current.signedIn(), number);
        NewParticipant given = Optional.ofNullable(wanted).orElseThrow(() -> new Refused(Reason.UNREADABLE));
        participants.add(
                current.signedIn(), number, Optional.ofNullable(given.email()).orElse(""));
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id: [1-9][0-9]{0,17}}")
    public Response remove(@PathParam("number") long number, @PathParam("id") long id) {
        participants.remove(current.signedIn(), number, id);
        return Response.noContent().build();
    }

    private List<ParticipantJson> all(long number) {
        VisibleTickets visible = tickets.visibleTo(current.signedIn());
        TicketView ticket = visible.find(number).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        return visible.participants(ticket, current.signedIn()).stream()
                .map(each -> new ParticipantJson(each.id(), each.user().orElse(null), each.name()))
                .toList();
    }

    /** Somebody, by e-mail address. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NewParticipant(@Nullable String email) {}

    /** A participant; {@code user} is Keycloak's user id where whoever asks may know it. */
    public record ParticipantJson(long id, @Nullable String user, String name) {}
}
