package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of articles: all by category, one category, a search, one article. */
@Path("/articles")
@Produces(MediaType.TEXT_HTML)
public class ArticlePages {

    private static final int PAGE = 20;
    private static final int CATEGORY_PAGE = 50;
    private static final int FEW = 5;

    private final Articles articles;
    private final ArticleSearch search;
    private final Current current;
    private final Language language;

    ArticlePages(Articles articles, ArticleSearch search, Current current, Language language) {
        this.articles = articles;
        this.search = search;
        this.current = current;
        this.language = language;
    }

    @GET
    @Transactional
    public TemplateInstance list(
            @Nullable @QueryParam("q") String words,
            @Nullable @QueryParam("category") String category,
            @Nullable @QueryParam("language") String chosen,
            @Nullable @QueryParam("after") String after) {
        Viewer viewer = current.viewer();
        Articles.Visible visible = articles.visibleTo(viewer);
        Optional<String> from = Optional.ofNullable(after).filter(slug -> !slug.isBlank());
        if (words != null && !words.isBlank()) {
            int offset = Offsets.of(from);
            return Templates.search(SearchView.of(words, offset, search.search(viewer, words, PAGE, offset)));
        }
        if (category != null) {
            List<ArticleLine> lines = visible.in(category, from, CATEGORY_PAGE + 1);
            if (lines.isEmpty() && from.isEmpty()) {
                throw missing();
            }
            return Templates.category(CategoryView.of(category, lines, CATEGORY_PAGE, from.isPresent()));
        }
        Articles.Visible read = visible.spokenIn(chosen == null ? language.locale() : Locale.forLanguageTag(chosen));
        List<ArticleLine> newest = read.newest(Optional.empty(), FEW);
        return Templates.list(read.categories(), read.popular(FEW), newest, Tongue.others(visible.languages(), newest));
    }

    @GET
    @Path("{slug}")
    @Transactional
    public TemplateInstance article(@PathParam("slug") String slug) {
        Article article = articles.visibleTo(current.viewer()).find(slug).orElseThrow(this::missing);
        articles.read(article);
        return Templates.article(article);
    }

    /** A visitor is asked to sign in, whether it is for others to read or not there at all; after that the answer is known. */
    private Refused missing() {
        return new Refused(current.viewer().signedIn() ? Reason.NOT_FOUND : Reason.NOT_SIGNED_IN);
    }

    @CheckedTemplate(basePath = "articles")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<Category> categories, List<ArticleLine> popular, List<ArticleLine> newest, List<Tongue> others);

        static native TemplateInstance category(CategoryView view);

        static native TemplateInstance search(SearchView view);

        static native TemplateInstance article(Article article);
    }
}
