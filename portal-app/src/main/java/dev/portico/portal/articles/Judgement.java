package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks below an article whether it helped, and takes the answer, wherever it is read: in the help centre and in the messenger. Visitors
 * answer, too; their browser gets a name of its own for it, and where it takes none its answer is thanked for all the same.
 */
@ApplicationScoped
public class Judgement {
    /** What an answer was come back from with, where nothing else tells that there was one. */
    private static final String TAKEN = "taken";

    private static final String LATER = "later";
    /** Nothing was chosen that could be taken. */
    private static final String CHOOSE = "choose";

    private static final int A_YEAR = 365 * 24 * 3600;

    private final Articles articles;
    private final Feedback feedback;
    private final FeedbackLimit limit;
    private final Current current;
    private final Language language;
    private final RoutingContext context;

    Judgement(
            Articles articles,
            Feedback feedback,
            FeedbackLimit limit,
            Current current,
            Language language,
            RoutingContext context) {
        this.articles = articles;
        this.feedback = feedback;
        this.limit = limit;
        this.current = current;
        this.language = language;
        this.context = context;
    }

    /** The article as the viewer reads it, with the question where it is theirs to answer. */
    public ArticleView view(Viewer viewer, Article article, List<ArticleLine> related, AnswerForm come) {
        return new ArticleView(
                article,
                related,
                viewer.writesArticles() ? "/library/" + article.id() + "?language=" + article.language() : "",
                language.locale(),
                asked(viewer, article, come),
                come.answer().equals(LATER),
                come.answer().equals(CHOOSE));
    }

    /** What is said where there is no such article for this viewer, as far as that can be known. */
    public Refused missing(Viewer viewer) {
        return ArticlePages.missing(viewer);
    }

    private ArticleView.Asked asked(Viewer viewer, Article article, AnswerForm come) {
        if (viewer.readOnly() || viewer.readsForAgents()) {
            return ArticleView.Asked.NOT;
        }
        Optional<Feedback.Answer> answer = feedback.of(viewer, come.browser(), article.id());
        return answer.isEmpty() && come.answer().equals(TAKEN) ? ArticleView.Asked.DONE : ArticleView.Asked.of(answer);
    }

    /**
     * Takes what was answered and leads back to the article.
     *
     * @param shelf where the article was read, within the place: {@code /articles} or {@code /messenger/articles}
     * @throws Refused {@code not-found} or what else there is for who does not read it, {@code read-only}, {@code invalid-value}
     */
    @Transactional
    public Response answer(String shelf, String slug, AnswerForm given) {
        Viewer viewer = current.viewer();
        Locale spoken = Slug.tag(given.language()).map(Locale::forLanguageTag).orElseGet(language::locale);
        Article article =
                articles.visibleTo(viewer).spokenIn(spoken).find(slug).orElseThrow(() -> ArticlePages.missing(viewer));
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        Optional<UUID> known = given.browser();
        UUID browser = known.orElseGet(UUID::randomUUID);
        String who = viewer.account()
                .map(account -> account.id().value())
                .orElseGet(() -> context.request().remoteAddress().hostAddress());
        boolean judged = given.helped().equals("yes") || given.helped().equals("no");
        if (!judged && given.helped().isEmpty() && given.reason().isEmpty()) {
            return to(shelf, article, given, CHOOSE).build();
        }
        if (!limit.allows(who)) {
            return to(shelf, article, given, LATER).build();
        }
        if (judged) {
            feedback.answer(viewer, browser, article, given.helped().equals("yes"));
        } else if (Feedback.REASONS.contains(given.reason())) {
            feedback.explain(viewer, browser, article, given.reason(), given.words());
        } else {
            throw new Refused(Reason.INVALID_VALUE);
        }
        return viewer.signedIn() || known.isPresent()
                ? to(shelf, article, given, "").build()
                : to(shelf, article, given, TAKEN).cookie(named(browser)).build();
    }

    /** After signing in again in the middle of it, the browser comes back with GET. */
    public Response back(String shelf, String slug) {
        return Response.seeOther(URI.create(current.place().link(shelf + "/" + encoded(slug))))
                .build();
    }

    private Response.ResponseBuilder to(String shelf, Article article, AnswerForm given, String said) {
        String address = shelf + "/" + encoded(article.slug()) + "?language="
                + Slug.tag(given.language()).orElse(article.language()) + (said.isEmpty() ? "" : "&answer=" + said)
                + "#feedback";
        return Response.seeOther(URI.create(current.place().link(address)));
    }

    private NewCookie named(UUID browser) {
        return new NewCookie.Builder(AnswerForm.BROWSER)
                .value(browser.toString())
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .secure(context.request().isSSL())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}
