package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Addressees;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For whom an article is: everyone, registered customers, organisations or security groups that are chosen, or agents (R37, R62). */
@Path("/library/" + LibraryPages.ID + "/audience")
@Produces(MediaType.TEXT_HTML)
public class AudiencePage {
    private static final int CONFLICT = 409;

    private final Library library;
    private final LibraryPages pages;
    private final Writing writing;
    private final Addressees addressees;
    private final Current current;

    AudiencePage(Library library, LibraryPages pages, Writing writing, Addressees addressees, Current current) {
        this.library = library;
        this.pages = pages;
        this.writing = writing;
        this.addressees = addressees;
        this.current = current;
    }

    /**
     * The page.
     *
     * @param choice the organisations and groups to be ticked
     */
    public record View(
            Work work, String audience, Addressees.Choice choice, String mistake, boolean overtaken, String done) {
        public boolean is(Audience other) {
            return audience.equals(other.code());
        }

        public List<Audience> audiences() {
            return List.of(Audience.values());
        }

        public String key(Audience other) {
            return "audience_" + other.code();
        }

        public String hint(Audience other) {
            return "audience_" + other.code() + "_text";
        }
    }

    @GET
    public TemplateInstance show(@PathParam("id") long id, @DefaultValue("") @QueryParam("done") String done) {
        Work work = pages.work(id, null);
        Map<String, String> names = names();
        return Templates.audience(view(
                work,
                work.audience().code(),
                named(work.organizations(), names),
                named(work.groups(), names),
                Addressees.Wish.NONE,
                "",
                false,
                done.equals("addressed") ? "done_addressed" : ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Viewer agent = current.signedIn();
        Work work = pages.work(id, null);
        Map<String, String> typed = LibraryForm.typed(form);
        Map<String, String> organizations = Addressees.ticked(form, "organization");
        Map<String, String> groups = Addressees.ticked(form, "group");
        String audience = typed.getOrDefault("audience", "");
        Optional<Addressees.Wish> wish =
                Addressees.Wish.of(typed.getOrDefault("deed", ""), typed.getOrDefault("search", ""));
        if (wish.isPresent()) {
            View view = view(work, audience, organizations, groups, wish.get(), "", false, "");
            return LibraryActions.page(200, Templates.audience(view));
        }
        Readers readers = new Readers(
                Audience.of(audience).orElseThrow(() -> new Refused(Reason.INVALID_VALUE)),
                organizations.keySet(),
                groups.keySet());
        try {
            Map<String, String> names = new LinkedHashMap<>(organizations);
            names.putAll(groups);
            names.keySet()
                    .retainAll(readers.audience() == Audience.GROUPS ? readers.groups() : readers.organizations());
            writing.address(agent, id, LibraryActions.revision(typed), readers, names);
            return Response.seeOther(URI.create(current.place().link(work.address() + "/audience?done=addressed")))
                    .build();
        } catch (Invalid invalid) {
            View view =
                    view(work, audience, organizations, groups, Addressees.Wish.NONE, "error_nobody_chosen", false, "");
            return LibraryActions.page(Reason.INVALID_VALUE.status(), Templates.audience(view));
        } catch (Overtaken overtaken) {
            Work now = pages.work(id, null);
            View view = view(now, audience, organizations, groups, Addressees.Wish.NONE, "", true, "");
            return LibraryActions.page(CONFLICT, Templates.audience(view));
        }
    }

    @Transactional
    Map<String, String> names() {
        return library.of(current.signedIn()).names();
    }

    private View view(
            Work work,
            String audience,
            Map<String, String> organizations,
            Map<String, String> groups,
            Addressees.Wish wish,
            String mistake,
            boolean overtaken,
            String done) {
        return new View(work, audience, addressees.choice(organizations, groups, wish), mistake, overtaken, done);
    }

    private static Map<String, String> named(List<String> ids, Map<String, String> names) {
        Map<String, String> all = new LinkedHashMap<>();
        ids.forEach(id -> all.put(id, names.getOrDefault(id, id)));
        return all;
    }

    @CheckedTemplate(basePath = "library")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance audience(View view);
    }
}
