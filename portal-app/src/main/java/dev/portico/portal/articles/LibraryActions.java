package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What agents do with articles: write, publish, withdraw, bring back, and put categories in order. */
@Path("/library")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class LibraryActions {
    private static final int CONFLICT = 409;

    private final Library library;
    private final LibraryPages pages;
    private final Writing writing;
    private final Categories categories;
    private final Current current;

    LibraryActions(Library library, LibraryPages pages, Writing writing, Categories categories, Current current) {
        this.library = library;
        this.pages = pages;
        this.writing = writing;
        this.categories = categories;
        this.current = current;
    }

    @POST
    @Path("new")
    public Response create(MultivaluedMap<String, String> form) {
        Viewer agent = agent();
        Map<String, String> typed = LibraryForm.typed(form);
        try {
            Manuscript text = Manuscript.of(typed);
            if (preview(typed)) {
                return shown(200, Optional.empty(), new LibraryForm(typed, Map.of()), text.preview("new.md"), false);
            }
            long id = writing.create(agent, text, publishes(typed));
            return to(id, text.language(), publishes(typed) ? "published" : "saved");
        } catch (Invalid invalid) {
            return shown(
                    Reason.INVALID_VALUE.status(),
                    Optional.empty(),
                    new LibraryForm(typed, invalid.reasons()),
                    Preview.NONE,
                    false);
        }
    }

    @POST
    @Path(LibraryPages.ID)
    public Response save(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Viewer agent = agent();
        Map<String, String> typed = LibraryForm.typed(form);
        Supplier<Optional<Work>> work = () -> Optional.of(pages.work(id, typed.get("language")));
        try {
            Manuscript text = Manuscript.of(typed);
            if (preview(typed)) {
                Optional<Work> shown = work.get();
                Preview preview = text.preview(shown.map(Work::slug).orElse("new") + ".md");
                return shown(200, shown, new LibraryForm(typed, Map.of()), preview, false);
            }
            writing.save(agent, id, revision(typed), text, publishes(typed));
            return to(id, text.language(), publishes(typed) ? "published" : "saved");
        } catch (Invalid invalid) {
            return shown(
                    Reason.INVALID_VALUE.status(),
                    work.get(),
                    new LibraryForm(typed, invalid.reasons()),
                    Preview.NONE,
                    false);
        } catch (Overtaken overtaken) {
            return shown(CONFLICT, work.get(), new LibraryForm(typed, Map.of()), Preview.NONE, true);
        }
    }

    @POST
    @Path(LibraryPages.ID + "/{deed: publish|withdraw}")
    public Response show(
            @PathParam("id") long id,
            @PathParam("deed") String deed,
            @DefaultValue("") @FormParam("language") String language,
            MultivaluedMap<String, String> form) {
        Viewer agent = agent();
        Map<String, String> typed = LibraryForm.typed(form);
        try {
            if (deed.equals("publish")) {
                writing.publish(agent, id, revision(typed), language);
                return to(id, language, "published");
            }
            writing.withdraw(agent, id, revision(typed), language);
            return to(id, language, "withdrawn");
        } catch (Overtaken overtaken) {
            Work work = pages.work(id, language);
            return shown(CONFLICT, Optional.of(work), LibraryForm.of(work), Preview.NONE, true);
        }
    }

    @POST
    @Path(LibraryPages.ID + "/versions/{version: [1-9][0-9]{0,8}}/restore")
    public Response restore(
            @PathParam("id") long id,
            @PathParam("version") int number,
            @DefaultValue("") @FormParam("language") String language,
            MultivaluedMap<String, String> form) {
        try {
            writing.restore(agent(), id, revision(LibraryForm.typed(form)), language, number);
            return to(id, language, "restored");
        } catch (Overtaken overtaken) {
            Work work = pages.work(id, language);
            return shown(CONFLICT, Optional.of(work), LibraryForm.of(work), Preview.NONE, true);
        }
    }

    @POST
    @Path("categories")
    public Response name(MultivaluedMap<String, String> form) {
        agent();
        Map<String, String> typed = LibraryForm.typed(form);
        Map<String, String> names = new LinkedHashMap<>();
        LibraryPages.SPOKEN.forEach(language -> names.put(language, typed.getOrDefault("name-" + language, "")));
        Optional<Long> id = Optional.of(typed.getOrDefault("id", ""))
                .filter(text -> text.matches("[1-9]\\d{0,17}"))
                .map(Long::parseLong);
        try {
            String deed = typed.getOrDefault("deed", "");
            if (id.isPresent() && deed.equals("up")) {
                categories.up(id.get());
            } else if (id.isPresent() && deed.equals("remove")) {
                categories.remove(id.get());
            } else {
                categories.write(id, names);
            }
            return seeOther("/library/categories?done=categories");
        } catch (Invalid invalid) {
            return page(Reason.INVALID_VALUE.status(), pages.order(new LibraryForm(typed, invalid.reasons()), ""));
        }
    }

    /** After signing in again in the middle of sending a form, the browser comes back with GET. */
    @GET
    @Path(LibraryPages.ID + "/{deed: publish|withdraw|versions/[0-9]+/restore}")
    public Response back(@PathParam("id") long id) {
        return seeOther("/library/" + id);
    }

    /** Whether one writes articles is answered before what one typed is looked at. */
    private Viewer agent() {
        Viewer viewer = current.signedIn();
        library.of(viewer);
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        return viewer;
    }

    private static boolean preview(Map<String, String> typed) {
        return "preview".equals(typed.get("deed"));
    }

    private static boolean publishes(Map<String, String> typed) {
        return "publish".equals(typed.get("deed"));
    }

    static long revision(Map<String, String> typed) {
        return Optional.ofNullable(typed.get("revision"))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private Response to(long id, String language, String done) {
        return seeOther("/library/" + id + "?language=" + Slug.tag(language).orElse("") + "&done=" + done);
    }

    private Response seeOther(String address) {
        return Response.seeOther(URI.create(current.place().link(address))).build();
    }

    private Response shown(int status, Optional<Work> work, LibraryForm form, Preview preview, boolean overtaken) {
        return page(status, pages.editor(work, form, preview, overtaken, ""));
    }

    static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }
}
