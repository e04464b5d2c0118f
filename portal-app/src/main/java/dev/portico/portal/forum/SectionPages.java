package dev.portico.portal.forum;

import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.Addressees;
import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /forum/sections}: the topics of one, and the forms in which moderators keep them. */
@Path("/forum/sections")
@Produces(MediaType.TEXT_HTML)
public class SectionPages {
    private static final String ID = "{id: [1-9][0-9]{0,17}}";

    private final Asking asking;
    private final Discussions discussions;
    private final Moderation moderation;
    private final Deeds deeds;
    private final Addressees addressees;

    SectionPages(Asking asking, Discussions discussions, Moderation moderation, Deeds deeds, Addressees addressees) {
        this.addressees = addressees;
        this.asking = asking;
        this.discussions = discussions;
        this.moderation = moderation;
        this.deeds = deeds;
    }

    /**
     * The form of a section.
     *
     * @param id 0 for a new one
     * @param choice the security groups it can be for
     */
    public record View(long id, Sheet form, Addressees.Choice choice, List<DeedLine> deeds) {}

    @GET
    @Path("/" + ID)
    @Transactional
    public TemplateInstance section(@PathParam("id") long id, @Nullable @QueryParam("after") String after) {
        ForumSight sight = asking.sight();
        Discussions.Visible visible = discussions.visibleTo(sight);
        Section section = visible.section(id).orElseThrow(asking::missing);
        List<TopicRow> rows = visible.topics(Optional.of(id), After.read(after), ForumPages.PAGE + 1);
        return Templates.section(section, ForumPages.Topics.of(rows, "/forum/sections/" + id + "?"), sight);
    }

    @GET
    @Path("/new")
    public TemplateInstance empty() {
        moderator();
        return Templates.sectionForm(view(0, SectionForm.EMPTY, SectionForm.EMPTY.sheet(), List.of()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(MultivaluedMap<String, String> form) {
        return save(0, SectionForm.of(form));
    }

    @GET
    public Response back() {
        return asking.to("");
    }

    @GET
    @Path("/" + ID + "/edit")
    public TemplateInstance form(@PathParam("id") long id) {
        moderator();
        Known known = known(id);
        SectionForm form = SectionForm.of(known.section());
        return Templates.sectionForm(view(id, form, form.sheet(), known.deeds()));
    }

    @POST
    @Path("/" + ID + "/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return save(id, SectionForm.of(form));
    }

    @POST
    @Path("/" + ID + "/remove")
    public Response remove(@PathParam("id") long id) {
        Contributions.Author by = moderator();
        SectionForm form = SectionForm.of(known(id).section());
        try {
            moderation.remove(by, id);
            return asking.to("");
        } catch (Invalid invalid) {
            return again(id, form, invalid);
        }
    }

    @GET
    @Path("/" + ID + "/remove")
    public Response back(@PathParam("id") long id) {
        return asking.to("/sections/" + id + "/edit");
    }

    private Response save(long id, SectionForm form) {
        Contributions.Author by = moderator();
        if (form.wish().isPresent()) {
            return Response.ok(Templates.sectionForm(view(
                            id,
                            form,
                            form.sheet(),
                            id == 0 ? List.of() : known(id).deeds())))
                    .build();
        }
        try {
            SectionForm.Wanted wanted = form.checked();
            if (id == 0) {
                return asking.to("/sections/" + moderation.make(by, wanted));
            }
            moderation.change(by, id, wanted);
            return asking.to("/sections/" + id);
        } catch (Invalid invalid) {
            return again(id, form, invalid);
        }
    }

    private Response again(long id, SectionForm form, Invalid invalid) {
        Sheet sheet = form.sheet(invalid);
        return Asking.again(Templates.sectionForm(view(id, form, sheet, List.of())), sheet);
    }

    private View view(long id, SectionForm form, Sheet sheet, List<DeedLine> done) {
        return new View(
                id,
                sheet,
                addressees.choice(Map.of(), form.groups(), form.wish().orElse(Addressees.Wish.NONE)),
                done);
    }

    /** A section and what was done with it. */
    private record Known(Section section, List<DeedLine> deeds) {}

    private Known known(long id) {
        return new Known(
                discussions.visibleTo(asking.sight()).section(id).orElseThrow(asking::missing), deeds.ofSection(id));
    }

    private Contributions.Author moderator() {
        Contributions.Author by = asking.author();
        if (!by.sight().moderates()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return by;
    }

    @CheckedTemplate(basePath = "forum")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance section(Section section, ForumPages.Topics topics, ForumSight sight);

        static native TemplateInstance sectionForm(View view);
    }
}
