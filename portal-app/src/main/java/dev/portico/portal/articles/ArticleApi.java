package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import dev.portico.portal.platform.Limit;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON API for articles: the pages' rules and the pages' code, for programs with a bearer token. */
@Path("/api/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleApi {

    private static final int SUGGESTED = 8;

    private final Articles articles;
    private final ArticleSearch search;
    private final Current current;
    private final Language language;

    ArticleApi(Articles articles, ArticleSearch search, Current current, Language language) {
        this.articles = articles;
        this.search = search;
        this.current = current;
        this.language = language;
    }

    /** Without words everything the caller reads, newest first; with words what was found, best first. */
    @GET
    @Transactional
    public Items list(
            @Nullable @QueryParam("q") String words,
            @Nullable @QueryParam("language") String chosen,
            @Nullable @QueryParam("after") String after,
            @DefaultValue("50") @QueryParam("limit") String limit) {
        Viewer viewer = current.viewer();
        Locale spoken = spoken(chosen);
        Articles.Visible visible = articles.visibleTo(viewer).spokenIn(spoken);
        int most = Limit.of(limit);
        if (most < 1 || most > ArticleSearch.MOST) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        Optional<String> from = Optional.ofNullable(after).filter(cursor -> !cursor.isBlank());
        return words == null || words.isBlank()
                ? newest(visible, from, most)
                : found(viewer, spoken, words, from, most);
    }

    /** What somebody who is still typing may mean: titles that have the words, the last perhaps only begun. */
    @GET
    @Path("suggestions")
    @Transactional
    public Items suggestions(
            @DefaultValue("") @QueryParam("q") String words, @Nullable @QueryParam("language") String chosen) {
        return new Items(
                search.suggest(current.viewer(), spoken(chosen), words, SUGGESTED).stream()
                        .map(line -> ArticleJson.of(line, null))
                        .toList(),
                null);
    }

    /** One article with its text. */
    @GET
    @Path("{slug}")
    @Transactional
    public WholeArticle article(@PathParam("slug") String slug, @Nullable @QueryParam("language") String chosen) {
        Viewer viewer = current.viewer();
        return articles.visibleTo(viewer)
                .spokenIn(spoken(chosen))
                .find(slug)
                .map(WholeArticle::of)
                .orElseThrow(() -> ArticlePages.missing(viewer));
    }

    /** The language asked for, else the one of the caller's account or {@code Accept-Language}. */
    private Locale spoken(@Nullable String chosen) {
        return Slug.tag(chosen == null ? "" : chosen)
                .map(Locale::forLanguageTag)
                .orElseGet(language::locale);
    }

    private static Items newest(Articles.Visible visible, Optional<String> after, int limit) {
        List<ArticleLine> lines = visible.newest(after, limit + 1);
        if (lines.isEmpty() && after.isPresent() && visible.find(after.get()).isEmpty()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        List<ArticleLine> shown = lines.subList(0, Math.min(limit, lines.size()));
        return new Items(
                shown.stream().map(line -> ArticleJson.of(line, null)).toList(),
                lines.size() > limit ? shown.get(shown.size() - 1).slug() : null);
    }

    private Items found(Viewer viewer, Locale spoken, String words, Optional<String> after, int limit) {
        ArticleSearch.Hits hits = search.search(viewer, spoken, words, limit, Offsets.of(after));
        return new Items(
                hits.items().stream()
                        .map(hit -> ArticleJson.of(hit.article(), hit.snippet().text()))
                        .toList(),
                hits.next().map(String::valueOf).orElse(null));
    }

    /** A list as every API here answers it; {@code next} goes back as {@code after}. */
    public record Items(List<ArticleJson> items, @Nullable String next) {}

    /** An article as it is read; {@code html} is clean. */
    public record WholeArticle(
            String slug,
            String title,
            String summary,
            String category,
            String language,
            List<String> languages,
            String html,
            Instant updatedAt) {
        static WholeArticle of(Article article) {
            return new WholeArticle(
                    article.slug(),
                    article.title(),
                    article.summary(),
                    article.category(),
                    article.language(),
                    article.languages(),
                    article.html(),
                    article.updatedAt());
        }
    }

    /** An article; {@code snippet} is plain text around what was searched for, null without a search. */
    public record ArticleJson(
            String slug,
            String title,
            String summary,
            String category,
            String language,
            @Nullable String snippet,
            Instant updatedAt) {

        static ArticleJson of(ArticleLine line, @Nullable String snippet) {
            return new ArticleJson(
                    line.slug(),
                    line.title(),
                    line.summary(),
                    line.category(),
                    line.language(),
                    snippet,
                    line.updatedAt());
        }
    }
}
