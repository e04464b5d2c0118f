package dev.portico.portal.privacy;

import dev.portico.portal.people.Person;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person's data, for the vendor's operators: what there is of it, handing it out, and erasing it after a page that asks first. */
@Path("/privacy/people/{id: [1-9][0-9]{0,17}}")
@Produces(MediaType.TEXT_HTML)
public class PersonPage {
    private static final int MOST = 50;

    private final Askers askers;
    private final Current current;
    private final Holdings holdings;
    private final Journal journal;
    private final Sights sights;
    private final Exports exports;
    private final Erasure erasure;

    PersonPage(
            Askers askers,
            Current current,
            Holdings holdings,
            Journal journal,
            Sights sights,
            Exports exports,
            Erasure erasure) {
        this.askers = askers;
        this.current = current;
        this.holdings = holdings;
        this.journal = journal;
        this.sights = sights;
        this.exports = exports;
        this.erasure = erasure;
    }

    /**
     * What the pages show.
     *
     * @param account message key: whether Keycloak has an account for them
     * @param typed what was sent, by field
     * @param problems message key by field
     */
    public record View(
            Whose whose,
            Counts counts,
            String account,
            boolean oneself,
            List<JournalLine> history,
            Map<String, String> typed,
            Map<String, String> problems) {
        public String value(String field) {
            return typed.getOrDefault(field, "");
        }

        /** The key of what is wrong with a field; empty for nothing. */
        public String problem(String field) {
            return Optional.ofNullable(problems.get(field))
                    .map(reason -> "error_" + reason)
                    .orElse("");
        }
    }

    @GET
    @Transactional
    public TemplateInstance show(@PathParam("id") long id) {
        return Templates.person(view(id, Map.of(), Map.of()));
    }

    /** A form: why it is done stays written down. */
    @POST
    @Path("data")
    @Produces(MediaType.WILDCARD)
    public Response data(@PathParam("id") long id, @Nullable @FormParam("reason") String reason) {
        Person person = askers.known(id);
        try {
            return exports.toOperator(person, askers.operator().id(), Because.of(reason, Whose.of(person)));
        } catch (Invalid invalid) {
            return Answer.of(422, Templates.person(view(id, typed(reason, null), invalid.reasons())));
        }
    }

    @GET
    @Path("erase")
    @Transactional
    public TemplateInstance ask(@PathParam("id") long id) {
        return Templates.erase(view(id, Map.of(), Map.of()));
    }

    @POST
    @Path("erase")
    public Response erase(
            @PathParam("id") long id,
            @Nullable @FormParam("confirm") String confirm,
            @Nullable @FormParam("reason") String reason) {
        askers.known(id);
        try {
            erasure.erase(
                    id,
                    askers.operator().id(),
                    Optional.ofNullable(confirm).orElse(""),
                    Optional.ofNullable(reason).orElse(""));
            return to("/privacy/people?done=erased");
        } catch (Invalid invalid) {
            return Answer.of(422, Templates.erase(view(id, typed(reason, confirm), invalid.reasons())));
        }
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("data")
    public Response back(@PathParam("id") long id) {
        return to("/privacy/people/" + id);
    }

    private View view(long id, Map<String, String> typed, Map<String, String> problems) {
        Whose whose = Whose.of(askers.known(id));
        return new View(
                whose,
                holdings.count(whose),
                sights.hasAccount(whose)
                        .map(has -> has ? "account_there" : whose.user().isPresent() ? "account_gone" : "account_none")
                        .orElse("account_not_asked"),
                askers.operator().id() == id,
                journal.of(id, MOST),
                typed,
                problems);
    }

    private static Map<String, String> typed(@Nullable String reason, @Nullable String confirm) {
        return Map.of(
                "reason", Optional.ofNullable(reason).orElse(""),
                "confirm", Optional.ofNullable(confirm).orElse(""));
    }

    private Response to(String path) {
        return Response.seeOther(URI.create(current.place().link(path))).build();
    }

    @CheckedTemplate(basePath = "privacy")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance person(View view);

        static native TemplateInstance erase(View view);
    }
}
