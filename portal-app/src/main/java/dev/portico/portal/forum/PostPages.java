package dev.portico.portal.forum;

import dev.portico.portal.platform.Invalid;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /forum/posts}: what one wrote oneself, to correct it or to take it back. */
@Path("/forum/posts/{id: [1-9][0-9]{0,17}}")
@Produces(MediaType.TEXT_HTML)
public class PostPages {
    private final Asking asking;
    private final Contributions contributions;
    private final Moderation moderation;
    private final Discussions discussions;

    PostPages(Asking asking, Contributions contributions, Moderation moderation, Discussions discussions) {
        this.discussions = discussions;
        this.asking = asking;
        this.contributions = contributions;
        this.moderation = moderation;
    }

    @GET
    @Path("/edit")
    public TemplateInstance form(@PathParam("id") long id) {
        Contributions.Author author = asking.author();
        return page(author, contributions.own(author, id), Sheet.EMPTY);
    }

    @POST
    @Path("/edit")
    public Response edit(@PathParam("id") long id, @Nullable @FormParam("text") String text) {
        Contributions.Author author = asking.author();
        Post post = contributions.own(author, id);
        try {
            Typed typed = new Typed();
            String words = typed.text("text", text);
            typed.done();
            return to(contributions.edit(author, id, words));
        } catch (Invalid invalid) {
            Sheet sheet = Sheet.of(invalid, "text", text);
            return Asking.again(page(author, post, sheet), sheet);
        }
    }

    /** Asks first: what was taken back is gone. */
    @GET
    @Path("/delete")
    public TemplateInstance question(@PathParam("id") long id) {
        return Templates.delete(contributions.own(asking.author(), id), Sheet.EMPTY);
    }

    @POST
    @Path("/delete")
    public Response delete(@PathParam("id") long id) {
        Contributions.Author author = asking.author();
        Post post = contributions.own(author, id);
        try {
            contributions.delete(author, id);
            return asking.to(post.opening() ? "" : "/topics/" + post.topicId());
        } catch (Invalid invalid) {
            Sheet sheet = Sheet.of(invalid);
            return Asking.again(Templates.delete(post, sheet), sheet);
        }
    }

    /** Hides it from everybody but moderators, or shows it again. */
    @POST
    @Path("/moderation")
    public Response moderate(@PathParam("id") long id, @Nullable @FormParam("do") String deed) {
        return to(moderation.post(asking.author(), id, "hide".equals(deed)));
    }

    @GET
    @Path("/moderation")
    public Response back() {
        return asking.to("");
    }

    private TemplateInstance page(Contributions.Author author, Post post, Sheet sheet) {
        String readers = discussions
                .visibleTo(author.sight())
                .topic(post.topicId())
                .map(asking::readers)
                .orElseGet(() -> asking.readers(false));
        return Templates.edit(post, readers, sheet);
    }

    private Response to(Post post) {
        return asking.to("/topics/" + post.topicId() + "#post-" + post.id());
    }

    @CheckedTemplate(basePath = "forum")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(Post post, String readers, Sheet form);

        static native TemplateInstance delete(Post post, Sheet form);
    }
}
