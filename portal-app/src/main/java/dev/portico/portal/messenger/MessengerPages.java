package dev.portico.portal.messenger;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.articles.AnswerForm;
import dev.portico.portal.articles.Article;
import dev.portico.portal.articles.ArticleLine;
import dev.portico.portal.articles.ArticleSearch;
import dev.portico.portal.articles.ArticleView;
import dev.portico.portal.articles.Articles;
import dev.portico.portal.articles.Judgement;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What everybody finds in the messenger: help articles (R1). What reaches Support is here for those who have the role, and not made for others. */
@Path("/messenger")
@Produces(MediaType.TEXT_HTML)
public class MessengerPages {
    private static final int FEW = 6;
    private static final int LONGEST = 200;

    private final Articles articles;
    private final ArticleSearch search;
    private final Judgement judgement;
    private final Support support;
    private final Contact contact;
    private final Refusals refusals;
    private final Drafts drafts;
    private final BrowserId browser;
    private final Current current;
    private final Language language;

    MessengerPages(
            Articles articles,
            ArticleSearch search,
            Judgement judgement,
            Support support,
            Contact contact,
            Refusals refusals,
            Drafts drafts,
            BrowserId browser,
            Current current,
            Language language) {
        this.articles = articles;
        this.search = search;
        this.judgement = judgement;
        this.support = support;
        this.contact = contact;
        this.refusals = refusals;
        this.drafts = drafts;
        this.browser = browser;
        this.current = current;
        this.language = language;
    }

    @GET
    @Transactional
    public TemplateInstance home(@DefaultValue("") @QueryParam("q") String typed) {
        Viewer viewer = current.viewer();
        if (!viewer.readsArticles() && !contact.reads(viewer)) {
            throw new Refused(viewer.signedIn() ? Reason.MISSING_PERMISSION : Reason.NOT_SIGNED_IN);
        }
        String words = typed.strip().substring(0, Math.min(typed.strip().length(), LONGEST));
        boolean searched = !words.isEmpty() && viewer.readsArticles();
        return Templates.home(new HomeView(
                searched ? words : "",
                searched
                        ? search.search(viewer, language.locale(), words, FEW, 0)
                                .items()
                        : List.of(),
                searched || !viewer.readsArticles() ? List.of() : popular(viewer),
                searched ? Optional.empty() : support.of(viewer),
                searched ? List.of() : refusals.kept(viewer),
                !searched && viewer.mayContact() && hasDraft(viewer)));
    }

    /** What somebody keeps for themselves is nobody's to see who looks through their eyes (R29). */
    private boolean hasDraft(Viewer viewer) {
        return !viewer.readOnly()
                && browser.known()
                        .map(id -> drafts.find(contact.writer(viewer), id, Drafts.NEW))
                        .filter(begun -> !begun.blank())
                        .isPresent();
    }

    /** In a frame of another site, for who is not signed in: what visitors may read, and the way to sign in. */
    @GET
    @Path("visit")
    @Transactional
    public Response visit() {
        Viewer viewer = current.viewer();
        boolean reads = viewer.readsArticles();
        return Response.status(reads ? Response.Status.OK : Response.Status.UNAUTHORIZED)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.visit(reads ? popular(viewer) : List.of()).render())
                .build();
    }

    @GET
    @Path("articles/{slug}")
    @Transactional
    public TemplateInstance article(
            @PathParam("slug") String slug,
            @DefaultValue("") @QueryParam("language") String chosen,
            @BeanParam AnswerForm come) {
        Viewer viewer = current.viewer();
        Locale spoken = chosen.matches("[a-z]{2,3}") ? Locale.forLanguageTag(chosen) : language.locale();
        Article article =
                articles.visibleTo(viewer).spokenIn(spoken).find(slug).orElseThrow(() -> judgement.missing(viewer));
        articles.read(viewer, article);
        return Templates.article(judgement.view(viewer, article, List.of(), come));
    }

    private List<ArticleLine> popular(Viewer viewer) {
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(language.locale());
        List<ArticleLine> popular = visible.popular(FEW);
        if (popular.size() == FEW) {
            return popular;
        }
        // There is room for as many, and few were read so far.
        Set<String> shown = popular.stream().map(ArticleLine::slug).collect(Collectors.toSet());
        return Stream.concat(
                        popular.stream(),
                        visible.newest(Optional.empty(), FEW).stream().filter(line -> !shown.contains(line.slug())))
                .limit(FEW)
                .toList();
    }

    @CheckedTemplate(basePath = "messenger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(HomeView view);

        static native TemplateInstance article(ArticleView view);

        static native TemplateInstance visit(List<ArticleLine> popular);
    }
}
