package dev.portico.portal.articles;

import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** All articles, as the viewer may read them: {@code articles.visibleTo(viewer).find(slug)}. There is no other way in. */
@ApplicationScoped
public class Articles {

    private static final int FIRST = 8;
    private static final String LINE = "slug, title, summary, category, language, updated_at";

    private final Session entities;

    Articles(Session entities) {
        this.entities = entities;
    }

    /**
     * What this viewer reads.
     *
     * @throws dev.portico.portal.access.Refused when that is nothing
     */
    public Visible visibleTo(Viewer viewer) {
        return new Visible(
                entities,
                Audience.visibleTo(viewer).stream().map(Audience::code).toList(),
                Optional.empty());
    }

    /** Counts a reading, for "popular". */
    @Transactional
    public void read(Article article) {
        entities.createNativeMutationQuery("insert into article_views (article_id, views) select id, 1 from articles"
                        + " where slug = :slug on conflict (article_id) do update set views = article_views.views + 1")
                .setParameter("slug", article.slug())
                .executeUpdate();
    }

    static ArticleLine line(Tuple row) {
        return new ArticleLine(
                row.get("slug", String.class),
                row.get("title", String.class),
                row.get("summary", String.class),
                row.get("category", String.class),
                row.get("language", String.class),
                updated(row));
    }

    private static Instant updated(Tuple row) {
        return Instant.from((TemporalAccessor) row.get("updated_at"));
    }

    /** The articles one viewer reads. Each method is one statement. */
    public static final class Visible {

        private final Session entities;
        private final List<String> audiences;
        private final Optional<String> language;

        private Visible(Session entities, List<String> audiences, Optional<String> language) {
            this.entities = entities;
            this.audiences = audiences;
            this.language = language;
        }

        /**
         * Those in one language, for browsing: categories of several languages side by side help nobody. Where there is none in it,
         * those in English, else those in the language most are in. Articles are found and searched for in every language.
         */
        public Visible spokenIn(Locale spoken) {
            return new Visible(entities, audiences, Optional.of(spoken.getLanguage()));
        }

        /** The languages there are articles in, those with most first. */
        public List<String> languages() {
            return rows(
                            "select language from articles where audience in (:audiences)"
                                    + " group by language order by count(*) desc, language",
                            Map.of())
                    .stream()
                    .map(row -> row.get("language", String.class))
                    .toList();
        }

        public Optional<Article> find(String slug) {
            return rows(
                            "select " + LINE + ", html from articles where audience in (:audiences) and slug = :slug",
                            Map.of("slug", slug))
                    .stream()
                    .map(row -> new Article(
                            row.get("slug", String.class),
                            row.get("title", String.class),
                            row.get("summary", String.class),
                            row.get("category", String.class),
                            row.get("language", String.class),
                            row.get("html", String.class),
                            updated(row)))
                    .findFirst();
        }

        /** Every category with its first articles. */
        public List<Category> categories() {
            Map<String, List<Tuple>> byCategory = new LinkedHashMap<>();
            rows(
                            "select " + LINE + ", total from (select " + LINE + ", id,"
                                    + " row_number() over (partition by category order by title, id) as place,"
                                    + " count(*) over (partition by category) as total"
                                    + " from articles where audience in (:audiences)" + spoken() + ") a"
                                    + " where place <= :first order by category, title, id",
                            Map.of("first", FIRST))
                    .forEach(row -> byCategory
                            .computeIfAbsent(row.get("category", String.class), name -> new ArrayList<>())
                            .add(row));
            return byCategory.entrySet().stream()
                    .map(entry -> new Category(
                            entry.getKey(),
                            entry.getValue().stream().map(Articles::line).toList(),
                            entry.getValue().get(0).get("total", Number.class).longValue()))
                    .toList();
        }

        /** All of a category by title; at most {@code limit}, from the one after the slug given, or from the first. */
        public List<ArticleLine> in(String category, Optional<String> after, int limit) {
            return rows(
                            "select " + LINE + " from articles where audience in (:audiences) and category = :category"
                                    + (after.isPresent()
                                            ? " and (title, id) > (select title, id from articles where audience in (:audiences) and slug = :after)"
                                            : "")
                                    + " order by title, id limit :limit",
                            with(after, Map.of("category", category, "limit", limit)))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        /** Newest first, at most {@code limit}, from the one after the slug given, or from the newest. */
        public List<ArticleLine> newest(Optional<String> after, int limit) {
            return rows(
                            "select " + LINE + " from articles where audience in (:audiences)" + spoken()
                                    + (after.isPresent()
                                            ? " and (updated_at, id) < (select updated_at, id from articles where audience in (:audiences) and slug = :after)"
                                            : "")
                                    + " order by updated_at desc, id desc limit :limit",
                            with(after, Map.of("limit", limit)))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        /** Those read most often. */
        public List<ArticleLine> popular(int limit) {
            return rows(
                            "select " + LINE + " from articles join article_views on article_id = id"
                                    + " where audience in (:audiences)" + spoken()
                                    + " order by views desc, id limit :limit",
                            Map.of("limit", limit))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        private String spoken() {
            return language.isEmpty()
                    ? ""
                    : " and language = (select language from articles where audience in (:audiences) group by language"
                            + " order by language = :spoken desc, language = 'en' desc, count(*) desc, language limit 1)";
        }

        List<Tuple> rows(String sql, Map<String, Object> parameters) {
            var query = entities.createNativeQuery(sql, Tuple.class).setParameterList("audiences", audiences);
            if (sql.contains(":spoken")) {
                query.setParameter("spoken", language.orElseThrow());
            }
            // PostgreSQL takes no NUL, and an address may hold one.
            parameters.forEach((name, value) ->
                    query.setParameter(name, value instanceof String text ? text.replace("\0", "") : value));
            return query.getResultList();
        }

        private static Map<String, Object> with(Optional<String> after, Map<String, Object> parameters) {
            Map<String, Object> all = new LinkedHashMap<>(parameters);
            after.ifPresent(slug -> all.put("after", slug));
            return all;
        }
    }
}
