package dev.portico.portal.privacy;

import dev.portico.portal.access.UserId;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /privacy/people}: finds somebody by their whole address, for the vendor's operators, and shows what was done with whose data. */
@Path("/privacy/people")
@Produces(MediaType.TEXT_HTML)
public class PeoplePage {
    private static final int PAGE = 25;

    private final Askers askers;
    private final Persons persons;
    private final Journal journal;
    private final Current current;

    PeoplePage(Askers askers, Persons persons, Journal journal, Current current) {
        this.askers = askers;
        this.persons = persons;
        this.journal = journal;
        this.current = current;
    }

    /**
     * What the page shows.
     *
     * @param problem what is wrong with what was typed; empty for nothing
     * @param searched whether somebody was looked for
     */
    public record View(
            String typed,
            String problem,
            boolean searched,
            List<Whose> found,
            List<JournalLine> journal,
            Optional<Long> next,
            boolean done) {
        /** The message key of the problem. */
        public String problemKey() {
            return "error_" + problem;
        }
    }

    /** User Management leads here by the id of a user. */
    @GET
    @Transactional
    public Response show(
            @Nullable @QueryParam("user") String user,
            @Nullable @QueryParam("before") String before,
            @Nullable @QueryParam("done") String done) {
        askers.operator();
        if (user != null && !user.isBlank()) {
            List<Whose> found =
                    persons.find(new UserId(user)).stream().map(Whose::of).toList();
            return found.isEmpty() ? page(view("", "", true, found, before, done), 200) : to(found.get(0));
        }
        return page(view("", "", false, List.of(), before, done), 200);
    }

    /** A form, so that the address is in nobody's log. */
    @POST
    @Transactional
    public Response find(@Nullable @FormParam("email") String email) {
        askers.operator();
        try {
            List<Whose> found = persons.withAddress(Addressed.of(email)).stream()
                    .map(Whose::of)
                    .toList();
            return found.size() == 1
                    ? to(found.get(0))
                    : page(view(Optional.ofNullable(email).orElse(""), "", true, found, null, null), 200);
        } catch (Invalid invalid) {
            return page(
                    view(
                            Optional.ofNullable(email).orElse(""),
                            invalid.reasons().getOrDefault("email", ""),
                            false,
                            List.of(),
                            null,
                            null),
                    422);
        }
    }

    private View view(
            String typed,
            String problem,
            boolean searched,
            List<Whose> found,
            @Nullable String before,
            @Nullable String done) {
        long from = before != null && before.matches("[1-9][0-9]{0,17}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<JournalLine> lines = journal.before(from, PAGE + 1);
        List<JournalLine> shown = lines.subList(0, Math.min(PAGE, lines.size()));
        return new View(
                typed,
                problem,
                searched,
                found,
                shown,
                lines.size() > PAGE ? Optional.of(shown.get(PAGE - 1).id()) : Optional.empty(),
                "erased".equals(done));
    }

    private Response to(Whose whose) {
        return Response.seeOther(URI.create(current.place().link("/privacy/people/" + whose.id())))
                .build();
    }

    private static Response page(View view, int status) {
        return Answer.of(status, Templates.people(view));
    }

    @CheckedTemplate(basePath = "privacy")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance people(View view);
    }
}
