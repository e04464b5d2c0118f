package dev.portico.portal.vault;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.vault.PrivateNotes.Owner;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /vault}: one's own private notes, which nobody else reads; not there through somebody's eyes (R29). */
@Path("/vault")
@Produces(MediaType.TEXT_HTML)
public class VaultPages {
    private static final String ID = "{id: [1-9][0-9]{0,17}}";
    private static final Set<String> DONE = Set.of("kept", "deleted");

    private final Current current;
    private final Persons persons;
    private final PrivateNotes notes;
    private final Vault vault;

    VaultPages(Current current, Persons persons, PrivateNotes notes, Vault vault) {
        this.current = current;
        this.persons = persons;
        this.notes = notes;
        this.vault = vault;
    }

    /**
     * What the page shows.
     *
     * @param on false where the portal is set up without one
     */
    public record View(boolean on, List<PrivateNote> notes, boolean full, String done) {}

    /**
     * A note being written.
     *
     * @param id 0 for a new one
     * @param version the one that was read
     */
    public record Sheet(long id, int version, NoteForm form) {
        /** Where it is sent to, and where it is. */
        public String address() {
            return id == 0 ? "/vault" : "/vault/" + id;
        }
    }

    @GET
    @Transactional
    public TemplateInstance list(@Nullable @QueryParam("done") String done) {
        Viewer viewer = oneself();
        List<PrivateNote> all = vault.lasts() ? known(viewer).map(notes::list).orElse(List.of()) : List.of();
        return Templates.list(new View(
                vault.lasts(),
                all,
                all.size() >= PrivateNotes.MOST,
                Optional.ofNullable(done).filter(DONE::contains).orElse("")));
    }

    @GET
    @Path("/new")
    public TemplateInstance begin() {
        open(oneself());
        return Templates.note(new Sheet(0, 0, NoteForm.EMPTY));
    }

    @POST
    public Response write(@Nullable @FormParam("title") String title, @Nullable @FormParam("text") String text) {
        Viewer viewer = open(oneself());
        NoteForm form = NoteForm.of(title, text);
        try {
            notes.write(writer(viewer), form.checked());
        } catch (Invalid invalid) {
            return again(new Sheet(0, 0, form.with(invalid)));
        }
        return to("?done=kept");
    }

    @GET
    @Path("/" + ID)
    public Response note(@PathParam("id") long id) {
        PrivateNote note = own(id);
        return note.fault().isPresent()
                ? page(Response.Status.CONFLICT.getStatusCode(), Templates.shut(note))
                : page(200, Templates.note(new Sheet(id, note.version(), NoteForm.of(note))));
    }

    @POST
    @Path("/" + ID)
    public Response change(
            @PathParam("id") long id,
            @Nullable @FormParam("version") String version,
            @Nullable @FormParam("title") String title,
            @Nullable @FormParam("text") String text) {
        Viewer viewer = open(oneself());
        NoteForm form = NoteForm.of(title, text);
        int read = version != null && version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
        try {
            if (!notes.change(owner(viewer), id, read, form.checked())) {
                throw new Refused(Reason.NOT_FOUND);
            }
        } catch (Invalid invalid) {
            return again(new Sheet(id, read, form.with(invalid)));
        }
        return to("?done=kept");
    }

    @GET
    @Path("/" + ID + "/delete")
    @Transactional
    public TemplateInstance ask(@PathParam("id") long id) {
        return Templates.delete(own(id));
    }

    @POST
    @Path("/" + ID + "/delete")
    public Response delete(@PathParam("id") long id) {
        if (!notes.delete(owner(open(oneself())), id)) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return to("?done=deleted");
    }

    private PrivateNote own(long id) {
        return notes.find(owner(open(oneself())), id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /** Whoever looks with their own eyes. */
    private Viewer oneself() {
        Viewer viewer = current.signedIn();
        if (viewer.readOnly()) {
            throw new Refused(Reason.PRIVATE);
        }
        return viewer;
    }

    private Viewer open(Viewer viewer) {
        if (!vault.lasts()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return viewer;
    }

    private Owner owner(Viewer viewer) {
        return known(viewer).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private Optional<Owner> known(Viewer viewer) {
        return persons.find(viewer).map(person -> owner(person, viewer));
    }

    private Owner writer(Viewer viewer) {
        return owner(persons.of(account(viewer)), viewer);
    }

    private static Owner owner(Person person, Viewer viewer) {
        return new Owner(person.id(), account(viewer).id());
    }

    private static Account account(Viewer viewer) {
        return viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
    }

    private static Response again(Sheet sheet) {
        return page(Reason.INVALID_VALUE.status(), Templates.note(sheet));
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }

    private Response to(String query) {
        return Response.seeOther(URI.create(current.place().link("/vault" + query)))
                .build();
    }

    @CheckedTemplate(basePath = "vault")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(View view);

        static native TemplateInstance note(Sheet sheet);

        static native TemplateInstance shut(PrivateNote note);

        static native TemplateInstance delete(PrivateNote note);
    }
}
