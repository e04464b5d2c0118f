package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
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
    private static final int SUGGESTED = 8;

    private final Articles articles;
    private final ArticleSearch search;
    private final Judgement judgement;
    private final Current current;
    private final Language language;

    ArticlePages(Articles articles, ArticleSearch search, Judgement judgement, Current current, Language language) {
        this.articles = articles;
        this.search = search;
        this.judgement = judgement;
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
        Locale spoken = spoken(chosen);
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(spoken);
        Optional<String> from = Optional.ofNullable(after).filter(slug -> !slug.isBlank());
        if (words != null && !words.isBlank()) {
            int offset = Offsets.of(from);
            return Templates.search(SearchView.of(words, offset, search.search(viewer, spoken, words, PAGE, offset)));
        }
        if (category != null) {
            List<ArticleLine> lines = visible.in(category, from, CATEGORY_PAGE + 1);
            if (lines.isEmpty() && from.isEmpty()) {
                throw missing();
            }
            return Templates.category(CategoryView.of(category, lines, CATEGORY_PAGE, from.isPresent()));
        }
        return Templates.list(new ListView(
                visible.categories(),
                visible.favourites(FEW),
                visible.newest(Optional.empty(), FEW),
                Tongue.others(visible.languages(), spoken.getLanguage()),
                viewer.writesArticles()));
    }

    /** What somebody who is still typing may mean, for a script. */
    @GET
    @Path("suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public List<Suggestion> suggestions(@DefaultValue("") @QueryParam("q") String words) {
        return search.suggest(current.viewer(), language.locale(), words, SUGGESTED).stream()
                .map(line -> new Suggestion(
                        line.title(),
                        line.category(),
                        line.language(),
                        current.place().link(line.address())))
                .toList();
    }

    /** One of them. */
    public record Suggestion(String title, String category, String language, String address) {}

    @GET
    @Path("{slug}")
    @Transactional
    public TemplateInstance article(
            @PathParam("slug") String slug,
            @Nullable @QueryParam("language") String chosen,
            @BeanParam AnswerForm come) {
        Viewer viewer = current.viewer();
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(spoken(chosen));
        Article article = visible.find(slug).orElseThrow(this::missing);
        articles.read(viewer, article);
        return Templates.article(judgement.view(viewer, article, visible.related(article, FEW), come));
    }

    private Locale spoken(@Nullable String chosen) {
        return Slug.tag(chosen == null ? "" : chosen)
                .map(Locale::forLanguageTag)
                .orElseGet(language::locale);
    }

    /** A visitor is asked to sign in, whether it is for others to read or not there at all; after that the answer is known. */
    private Refused missing() {
        return missing(current.viewer());
    }

    /** Where it is not known which security groups somebody is in, it is not known either whether there is nothing for them to read. */
    static Refused missing(Viewer viewer) {
        if (!viewer.signedIn()) {
            return new Refused(Reason.NOT_SIGNED_IN);
        }
        boolean unknown = viewer.organization().isPresent()
                && viewer.readsForRegistered()
                && viewer.groups().isEmpty();
        return new Refused(unknown ? Reason.COULD_NOT_ASK : Reason.NOT_FOUND);
    }

    @CheckedTemplate(basePath = "articles")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListView view);

        static native TemplateInstance category(CategoryView view);

        static native TemplateInstance search(SearchView view);

        static native TemplateInstance article(ArticleView view);
    }
}
