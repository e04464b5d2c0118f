package dev.portico.portal.outbox;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /preferences}: everybody's own choice of what they are told by mail (R5). */
@Path("/preferences")
@Produces(MediaType.TEXT_HTML)
public class PreferencePage {
    private static final Set<String> DONE = Set.of("saved", "renewed");

    private final Current current;
    private final Persons persons;
    private final Preferences preferences;
    private final Sending sending;

    PreferencePage(Current current, Persons persons, Preferences preferences, Sending sending) {
        this.current = current;
        this.persons = persons;
        this.preferences = preferences;
        this.sending = sending;
    }

    /** What the page shows. */
    public record View(
            Preferences.Choice choice, boolean vendor, String address, boolean sends, boolean readOnly, String done) {}

    @GET
    @Transactional
    public TemplateInstance show(@Nullable @QueryParam("done") String done) {
        Viewer viewer = current.signedIn();
        String word = Optional.ofNullable(done).orElse("");
        Optional<Person> person = persons.find(viewer);
        return Templates.preferences(new View(
                person.map(known -> preferences.of(known.id())).orElse(Preferences.Choice.ALL),
                viewer.vendor(),
                viewer.account().flatMap(Account::verifiedMail).orElse(""),
                sending.isOn(),
                viewer.readOnly(),
                DONE.contains(word) ? word : ""));
    }

    @POST
    @Transactional
    public Response choose(
            @Nullable @FormParam("answered") String answered,
            @Nullable @FormParam("written") String written,
            @Nullable @FormParam("assigned") String assigned,
            @Nullable @FormParam("discussed") String discussed,
            @Nullable @FormParam("solved") String solved) {
        preferences.choose(
                own(),
                new Preferences.Choice(
                        answered != null, written != null, assigned != null, discussed != null, solved != null));
        return done("saved");
    }

    /** Answers to mails sent so far begin new tickets from now on. */
    @POST
    @Path("/addresses")
    @Transactional
    public Response renew() {
        preferences.revokeAddresses(own());
        return done("renewed");
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    @GET
    @Path("/addresses")
    public Response renewed() {
        return Response.seeOther(URI.create(current.place().link("/preferences")))
                .build();
    }

    private long own() {
        Viewer viewer = current.signedIn();
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        return persons.of(viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN)))
                .id();
    }

    private Response done(String what) {
        return Response.seeOther(URI.create(current.place().link("/preferences?done=" + what)))
                .build();
    }

    @CheckedTemplate(basePath = "outbox")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance preferences(View view);
    }
}
