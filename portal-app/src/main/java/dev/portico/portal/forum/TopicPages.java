package dev.portico.portal.forum;

import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /forum/topics}: a topic with its answers, and writing them. */
@Path("/forum/topics")
@Produces(MediaType.TEXT_HTML)
public class TopicPages {
    private static final String ID = "/{id: [1-9][0-9]{0,17}}";
    private static final int PAGE = 50;

    private final Asking asking;
    private final Discussions discussions;
    private final Contributions contributions;
    private final Moderation moderation;
    private final Deeds deeds;

    TopicPages(
            Asking asking, Discussions discussions, Contributions contributions, Moderation moderation, Deeds deeds) {
        this.moderation = moderation;
        this.asking = asking;
        this.discussions = discussions;
        this.contributions = contributions;
        this.deeds = deeds;
    }

    /**
     * A topic's page.
     *
     * @param next the number of the first post of the next page; 0 on the last
     * @param readers message key of who reads it
     * @param sections to move it to; empty for who may not
     * @param deeds what moderators did, for them alone
     */
    public record View(
            TopicRow topic,
            List<PostView> posts,
            long next,
            boolean first,
            boolean mayAnswer,
            boolean writes,
            boolean moderates,
            String readers,
            List<Section> sections,
            List<DeedLine> deeds) {}

    /**
     * The form of a new topic.
     *
     * @param section where it will be; 0 while that is not chosen
     * @param name of the section one came from; empty for who came from none
     * @param sections to choose from; empty for who came from one
     * @param readers message key of who reads it
     */
    public record Opening(long section, String name, List<Section> sections, String readers) {
        public boolean chooses() {
            return !sections.isEmpty();
        }
    }

    /** In a section or, without one, in one that is chosen along with the rest. */
    @GET
    @Path("/new")
    @Transactional
    public TemplateInstance empty(@QueryParam("section") long section) {
        asking.author();
        return Templates.open(section == 0 ? choice(0) : in(section), Sheet.EMPTY);
    }

    @POST
    public Response open(
            @FormParam("section") long section,
            @Nullable @FormParam("choose") String choose,
            @Nullable @FormParam("title") String title,
            @Nullable @FormParam("text") String text,
            @Nullable @FormParam("submission") String submission) {
        Contributions.Author author = asking.author();
        Opening opening = choose == null ? in(section) : choice(section);
        try {
            Typed typed = new Typed();
            String line = typed.line("title", title, Typed.LONGEST_TITLE);
            String words = typed.text("text", text);
            if (opening.section() == 0) {
                typed.wrong("section", "section");
            }
            typed.done();
            return asking.to("/topics/"
                    + contributions.open(author, opening.section(), line, words, Asking.submission(submission)));
        } catch (Invalid invalid) {
            Sheet sheet = Sheet.of(invalid, "title", title, "text", text);
            return Asking.again(Templates.open(opening, sheet), sheet);
        }
    }

    /** After signing in again in the middle of writing, the browser comes back with GET. */
    @GET
    public Response back() {
        return asking.to("");
    }

    @GET
    @Path(ID)
    @Transactional
    public Object topic(@PathParam("id") long id, @QueryParam("from") long from) {
        try {
            return page(id, from, Sheet.EMPTY);
        } catch (Refused refused) {
            if (refused.reason() == Reason.NOT_FOUND && isHiddenFromItsAuthor(id)) {
                return Response.status(Reason.NOT_FOUND.status())
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                        .entity(Templates.hidden().render())
                        .build();
            }
            throw refused;
        }
    }

    @POST
    @Path(ID + "/posts")
    public Response answer(
            @PathParam("id") long id,
            @Nullable @FormParam("text") String text,
            @Nullable @FormParam("submission") String submission) {
        Contributions.Author author = asking.author();
        try {
            Typed typed = new Typed();
            String words = typed.text("text", text);
            typed.done();
            Post post = contributions.answer(author, id, words, Asking.submission(submission));
            return asking.to("/topics/" + id + "?from=" + shownFrom(id, post.id()) + "#post-" + post.id());
        } catch (Invalid invalid) {
            Sheet sheet = Sheet.of(invalid, "text", text);
            return Asking.again(page(id, 0, sheet), sheet);
        }
    }

    @GET
    @Path(ID + "/{deed: posts|solution|moderation}")
    public Response back(@PathParam("id") long id) {
        return asking.to("/topics/" + id);
    }

    /** With the answer that solved it, or 0 where none did. */
    @POST
    @Path(ID + "/solution")
    public Response solve(@PathParam("id") long id, @FormParam("post") long post) {
        contributions.solve(asking.author(), id, Optional.of(post).filter(number -> number != 0));
        return asking.to("/topics/" + id + (post == 0 ? "" : "?from=" + shownFrom(id, post) + "#post-" + post));
    }

    /** With the section where it is to be moved, for {@code move}. */
    @POST
    @Path(ID + "/moderation")
    public Response moderate(
            @PathParam("id") long id, @Nullable @FormParam("do") String deed, @FormParam("section") long section) {
        Contributions.Author by = asking.author();
        if ("move".equals(deed)) {
            moderation.move(by, id, section);
        } else {
            moderation.topic(
                    by,
                    id,
                    Moderation.Deed.of(String.valueOf(deed)).orElseThrow(() -> new Refused(Reason.INVALID_VALUE)));
        }
        return asking.to("/topics/" + id);
    }

    @Transactional
    TemplateInstance page(long id, long from, Sheet sheet) {
        ForumSight sight = asking.sight();
        Discussions.Visible visible = discussions.visibleTo(sight);
        TopicRow topic = visible.topic(id).orElseThrow(asking::missing);
        List<Post> posts = visible.posts(id, from, PAGE + 1);
        long viewer = sight.writes() ? asking.person() : 0;
        boolean more = posts.size() > PAGE;
        return Templates.topic(
                new View(
                        topic,
                        posts.stream()
                                .limit(PAGE)
                                .map(post -> PostView.of(post, topic, sight, viewer))
                                .toList(),
                        more ? posts.get(PAGE).id() : 0,
                        from == 0,
                        (sight.writes() || asking.showsWriting()) && (!topic.locked() || sight.moderates()),
                        sight.writes(),
                        sight.moderates(),
                        asking.readers(topic),
                        sight.moderates() ? visible.sections() : List.of(),
                        sight.moderates() ? deeds.ofTopic(id) : List.of()),
                sheet);
    }

    private boolean isHiddenFromItsAuthor(long id) {
        return discussions.visibleTo(asking.sight()).hiddenFromAuthor(id, asking.themselves());
    }

    private Opening in(long id) {
        Section section = discussions.visibleTo(asking.sight()).section(id).orElseThrow(asking::missing);
        return new Opening(section.id(), section.name(), List.of(), asking.readers(section.narrowed()));
    }

    /** Whoever writes does so in every section they see. Who reads it is said of the one most people read. */
    private Opening choice(long chosen) {
        List<Section> sections = discussions.visibleTo(asking.sight()).sections();
        if (sections.isEmpty()) {
            throw asking.missing();
        }
        boolean only = chosen == 0 && sections.size() == 1;
        long known = sections.stream()
                .mapToLong(Section::id)
                .filter(id -> only || id == chosen)
                .findFirst()
                .orElse(0);
        return new Opening(known, "", sections, asking.readers(sections.stream().allMatch(Section::narrowed)));
    }

    /** Short topics are shown whole; in a long one a page begins at the post. */
    private long shownFrom(long topic, long post) {
        List<Post> posts = discussions.visibleTo(asking.sight()).posts(topic, 0, PAGE);
        return posts.stream().anyMatch(each -> each.id() == post) ? 0 : post;
    }

    @CheckedTemplate(basePath = "forum")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance open(Opening opening, Sheet form);

        /** For who opened it. */
        static native TemplateInstance hidden();

        static native TemplateInstance topic(View view, Sheet form);
    }
}
