package dev.portico.portal.forum;

import dev.portico.portal.access.ForumSight;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /forum}: its sections with the latest topics, and what was searched for. */
@Path("/forum")
@Produces(MediaType.TEXT_HTML)
public class ForumPages {
    static final int PAGE = 25;
    private static final int FEW = 10;
    private static final int LONGEST_WORDS = 200;

    private final Asking asking;
    private final Discussions discussions;

    ForumPages(Asking asking, Discussions discussions) {
        this.asking = asking;
        this.discussions = discussions;
    }

    /** A list of topics, and the address of its next page; empty on the last. */
    public record Topics(List<TopicRow> rows, String next) {
        static Topics of(List<TopicRow> rows, String address) {
            boolean more = rows.size() > PAGE;
            List<TopicRow> page = more ? rows.subList(0, PAGE) : rows;
            return new Topics(page, more ? address + "after=" + After.row(page.get(PAGE - 1)) : "");
        }
    }

    @GET
    @Transactional
    public TemplateInstance forum(
            @Nullable @QueryParam("q") String typed, @Nullable @QueryParam("after") String after) {
        ForumSight sight = asking.sight();
        Discussions.Visible visible = discussions.visibleTo(sight);
        String words = words(typed);
        if (!words.isEmpty()) {
            String address = "/forum?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&";
            return Templates.search(words, Topics.of(visible.search(words, After.read(after), PAGE + 1), address));
        }
        return Templates.home(visible.sections(), visible.topics(Optional.empty(), After.NOTHING, FEW), sight);
    }

    private static String words(@Nullable String typed) {
        String words = Typed.line(typed);
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }

    @CheckedTemplate(basePath = "forum")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(List<Section> sections, List<TopicRow> latest, ForumSight sight);

        static native TemplateInstance search(String words, Topics topics);
    }
}
