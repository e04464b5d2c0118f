package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Limit;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON API for articles: the pages' rules and the pages' code, for programs with a bearer token. */
@Path("/api/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleApi {

    private final Articles articles;
    private final ArticleSearch search;
    private final Current current;

    ArticleApi(Articles articles, ArticleSearch search, Current current) {
        this.articles = articles;
        this.search = search;
        this.current = current;
    }

    /** Without words everything the caller reads, newest first; with words what was found, best first. */
    @GET
    @Transactional
    public Items list(
            @Nullable @QueryParam("q") String words,
            @Nullable @QueryParam("after") String after,
            @DefaultValue("50") @QueryParam("limit") String limit) {
        Viewer viewer = current.viewer();
        Articles.Visible visible = articles.visibleTo(viewer);
        int most = Limit.of(limit);
        if (most < 1 || most > ArticleSearch.MOST) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        Optional<String> from = Optional.ofNullable(after).filter(cursor -> !cursor.isBlank());
        return words == null || words.isBlank() ? newest(visible, from, most) : found(viewer, words, from, most);
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

    private Items found(Viewer viewer, String words, Optional<String> after, int limit) {
        ArticleSearch.Hits hits = search.search(viewer, words, limit, Offsets.of(after));
        return new Items(
                hits.items().stream()
                        .map(hit -> ArticleJson.of(hit.article(), hit.snippet().text()))
                        .toList(),
                hits.next().map(String::valueOf).orElse(null));
    }

    /** A list as every API here answers it; {@code next} goes back as {@code after}. */
    public record Items(List<ArticleJson> items, @Nullable String next) {}

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
