package dev.portico.portal.members;

import dev.portico.portal.members.api.Entry;
import dev.portico.portal.members.api.Holding;
import dev.portico.portal.members.api.ManyPeople;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.members.api.UserManagement;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Review: who holds which access, since when, from whom, last used; also as CSV (R12). */
@Path(Customers.WHERE + "/review")
@Produces(MediaType.TEXT_HTML)
public class ReviewPage {
    private static final int PAGE = 50;

    private final Customers customers;
    private final Levels levels;
    private final UserManagement api;
    private final ManyPeople people;

    ReviewPage(Customers customers, Levels levels, @RestClient UserManagement api, @RestClient ManyPeople people) {
        this.customers = customers;
        this.levels = levels;
        this.api = api;
        this.people = people;
    }

    @GET
    public TemplateInstance show(@PathParam("where") String where, @Nullable @QueryParam("after") String after) {
        Customer customer = customers.reviewing(where);
        Filter filter = Filter.of(null, null, null, after);
        Slice<Holding> slice = api.review(customer.id(), PAGE, filter.afterAsked());
        List<LevelView> known = levels.grantable(customer);
        Names names = new Names(api, customer);
        String root = customer.to("/review");
        return Templates.review(
                customer,
                slice.items().stream()
                        .map(holding -> Held.of(holding, known, names))
                        .toList(),
                slice.next().map(cursor -> root + filter.from(cursor).query()));
    }

    /** The same of everybody, as the extension writes it; a download whatever is in it. */
    @GET
    @Path("file.csv")
    @Produces("text/csv")
    public Response file(@PathParam("where") String where) {
        Customer customer = customers.reviewing(where);
        return Response.ok(
                        people.review(customer.id()),
                        MediaType.valueOf("text/csv").withCharset("utf-8"))
                .header("Content-Disposition", "attachment; filename=\"review.csv\"")
                .build();
    }

    /**
     * A row.
     *
     * @param grants each level and add-on held, with who gave it when
     */
    public record Held(
            String id,
            String name,
            String mail,
            boolean disabled,
            LevelView level,
            boolean messenger,
            List<String> otherAddOns,
            boolean ownTicketsOnly,
            Optional<LocalDate> lastDay,
            List<Given> grants,
            Optional<Instant> lastSeen) {

        static Held of(Holding holding, List<LevelView> levels, Names names) {
            Words words = new Words(levels);
            return new Held(
                    holding.id(),
                    holding.name(),
                    holding.email().orElse(holding.username()),
                    holding.status().equals("disabled"),
                    LevelView.named(holding.level(), levels),
                    holding.roles().contains(Member.MESSENGER),
                    holding.roles().stream()
                            .filter(role -> !role.equals(Member.MESSENGER))
                            .toList(),
                    holding.ownTicketsOnly(),
                    holding.until().map(Days::last),
                    holding.grants().stream()
                            .map(grant -> Given.of(grant, names, words))
                            .toList(),
                    holding.lastSeen());
        }
    }

    /**
     * A level or an add-on that somebody was given.
     *
     * @param giver a name; empty when {@code giverKey} tells it, or nobody knows
     */
    public record Given(Change.Value role, Optional<Instant> since, String giver, String giverKey) {
        static Given of(Holding.Grant grant, Names names, Words words) {
            Optional<Entry.Doer> giver = grant.grantedBy();
            return new Given(
                    words.role(grant.role()),
                    grant.since(),
                    giver.map(names::of).orElse(""),
                    giver.map(Names::key).orElse(""));
        }
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance review(Customer customer, List<Held> holdings, Optional<String> next);
    }
}
