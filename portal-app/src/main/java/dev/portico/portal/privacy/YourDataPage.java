package dev.portico.portal.privacy;

import dev.portico.portal.people.Person;
import dev.portico.portal.platform.Current;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** {@code /privacy}: everybody's own data, to take along, and what was done with it. */
@Path("/privacy")
@Produces(MediaType.TEXT_HTML)
public class YourDataPage {
    private static final int MOST = 50;

    private final Askers askers;
    private final Current current;
    private final Journal journal;
    private final Exports exports;

    YourDataPage(Askers askers, Current current, Journal journal, Exports exports) {
        this.askers = askers;
        this.current = current;
        this.journal = journal;
        this.exports = exports;
    }

    /** What the page shows. */
    public record View(String email, List<JournalLine> history) {}

    @GET
    @Transactional
    public TemplateInstance show() {
        Person person = askers.oneself();
        return Templates.yours(new View(person.email().orElse(""), journal.of(person.id(), MOST)));
    }

    /** A form, so that no other site makes anybody's browser fetch it. */
    @POST
    @Path("data")
    @Produces(MediaType.WILDCARD)
    public Response data() {
        return exports.toOneself(askers.oneself(), current.signedIn());
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("data")
    public Response back() {
        return Response.seeOther(URI.create(current.place().link("/privacy"))).build();
    }

    @CheckedTemplate(basePath = "privacy")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance yours(View view);
    }
}
