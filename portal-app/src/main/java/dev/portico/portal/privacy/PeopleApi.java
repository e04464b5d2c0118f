package dev.portico.portal.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import jakarta.ws.rs.Consumes;
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

/** Anybody's data, for the vendor's operators, in the JSON API. Addresses and reasons are in bodies: what is in a path is logged. */
@Path("/api/people")
@Produces(MediaType.APPLICATION_JSON)
public class PeopleApi {
    private static final String ID = "{id: [1-9][0-9]{0,17}}";

    private final Askers askers;
    private final Persons persons;
    private final Holdings holdings;
    private final Exports exports;
    private final Erasure erasure;

    PeopleApi(Askers askers, Persons persons, Holdings holdings, Exports exports, Erasure erasure) {
        this.askers = askers;
        this.persons = persons;
        this.holdings = holdings;
        this.exports = exports;
        this.erasure = erasure;
    }

    /** Somebody, as the contract says. */
    public record PersonJson(
            long id, @Nullable String user, @Nullable String email, String name, boolean vendor) {
        static PersonJson of(Whose whose) {
            return new PersonJson(
                    whose.id(), whose.user().orElse(null), whose.email().orElse(null), whose.name(), whose.ofDesk());
        }
    }

    /** What there is of somebody. */
    public record HeldJson(
            long tickets,
            long shared,
            long notes,
            long files,
            long bytes,
            long mails,
            long uploads,
            long mailsToPerson,
            long mailsFromPerson,
            long changes,
            long posts) {
        static HeldJson of(Counts counts) {
            return new HeldJson(
                    counts.tickets(),
                    counts.shared(),
                    counts.notes(),
                    counts.files(),
                    counts.bytes(),
                    counts.mails(),
                    counts.uploads(),
                    counts.notices(),
                    counts.incoming(),
                    counts.changes(),
                    counts.posts());
        }
    }

    public record FoundJson(
            List<PersonJson> items, @Nullable String next) {}

    public record HoldingJson(PersonJson person, HeldJson held) {}

    public record ErasedJson(HeldJson erased) {}

    /** Anything else in the body is not looked at. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wanted(@Nullable String email, @Nullable String reason) {}

    @POST
    @Path("search")
    @Consumes(MediaType.APPLICATION_JSON)
    public FoundJson search(@Nullable Wanted wanted) {
        askers.operator();
        return new FoundJson(
                persons.withAddress(Addressed.of(given(wanted).email())).stream()
                        .map(person -> PersonJson.of(Whose.of(person)))
                        .toList(),
                null);
    }

    @GET
    @Path(ID)
    public HoldingJson person(@PathParam("id") long id) {
        Whose whose = Whose.of(askers.known(id));
        return new HoldingJson(PersonJson.of(whose), HeldJson.of(holdings.count(whose)));
    }

    @POST
    @Path(ID + "/data")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    public Response data(@PathParam("id") long id, @Nullable Wanted wanted) {
        Person person = askers.known(id);
        String reason = Because.of(given(wanted).reason(), Whose.of(person));
        return exports.toOperator(person, askers.operator().id(), reason);
    }

    @POST
    @Path(ID + "/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    public ErasedJson erase(@PathParam("id") long id, @Nullable Wanted wanted) {
        askers.known(id);
        Wanted given = given(wanted);
        return new ErasedJson(HeldJson.of(erasure.erase(
                id,
                askers.operator().id(),
                Optional.ofNullable(given.email()).orElse(""),
                Optional.ofNullable(given.reason()).orElse(""))));
    }

    private static Wanted given(@Nullable Wanted wanted) {
        return Optional.ofNullable(wanted).orElseThrow(() -> new Refused(Reason.UNREADABLE));
    }
}
