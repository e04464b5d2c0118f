package dev.portico.portal.articles;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Dictionaries;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** All published articles, as the viewer may read them: {@code articles.visibleTo(viewer).find(slug)}. There is no other way in. */
@ApplicationScoped
public class Articles {

    private static final int FIRST = 8;
    private static final int ENOUGH = 3;

    /** The language a reader gets an article in: their own, else the realm's, else any. */
    static final String READS = "case when :spoken = any(p.languages) then :spoken"
            + " when :otherwise = any(p.languages) then :otherwise else p.languages[1] end";

    /** Compared within the case: PostgreSQL takes half of the pages to be so, and of an equation one in two hundred. */
    private static final String IN_READERS_LANGUAGE = "case when :spoken = any(p.languages) then p.language = :spoken"
            + " when :otherwise = any(p.languages) then p.language = :otherwise else p.language = p.languages[1] end";

    private static final String NAME = "(select n.name from article_category_names n where n.category_id = %s"
            + " order by n.language = :spoken desc, n.language = :otherwise desc, n.language limit 1)";
    static final String LINE = "a.slug, p.title, p.summary, p.language, p.updated_at, coalesce("
            + NAME.formatted("p.category_id") + ", '') as category, " + READS + " as reads";
    static final String PAGES = "article_pages p join articles a on a.id = p.article_id";
    /** Each article once, in the reader's language. */
    private static final String LIST = PAGES + " where " + Readers.RULE + " and " + IN_READERS_LANGUAGE;

    private final Session entities;
    private final Current current;
    private final String otherwise;

    /** @param otherwise the language of articles that are not there in the reader's own */
    Articles(Session entities, Current current, @ConfigProperty(name = "portico.language") String otherwise) {
        this.entities = entities;
        this.current = current;
        this.otherwise = otherwise;
    }

    /**
     * What this viewer reads.
     *
     * @throws dev.portico.portal.access.Refused when that is nothing
     */
    public Visible visibleTo(Viewer viewer) {
        return new Visible(
                entities,
                Readers.of(viewer, current::assignedOrganizations),
                Locale.forLanguageTag(otherwise),
                otherwise);
    }

    /** Counts a reading, for "popular"; one through somebody's eyes leaves no trace (R31). */
    @Transactional
    public void read(Viewer viewer, Article article) {
        if (viewer.readOnly()) {
            return;
        }
        entities.createNativeMutationQuery("insert into article_views (article_id, views) values (:id, 1)"
                        + " on conflict (article_id) do update set views = article_views.views + 1")
                .setParameter("id", article.id())
                .executeUpdate();
    }

    static ArticleLine line(Tuple row) {
        return new ArticleLine(
                row.get("slug", String.class),
                row.get("title", String.class),
                row.get("summary", String.class),
                row.get("category", String.class),
                row.get("language", String.class),
                row.get("reads", String.class),
                updated(row));
    }

    private static Instant updated(Tuple row) {
        return Instant.from((TemporalAccessor) row.get("updated_at"));
    }

    /** The articles one viewer reads. Each method is one statement. */
    public static final class Visible {

        private final Session entities;
        private final String[] readers;
        private final String spoken;
        private final String otherwise;

        private Visible(Session entities, String[] readers, Locale spoken, String otherwise) {
            this.entities = entities;
            this.readers = readers;
            this.spoken = spoken.getLanguage();
            this.otherwise = otherwise;
        }

        /** The same in that language, where there is one in it. */
        public Visible spokenIn(Locale spoken) {
            return new Visible(entities, readers, spoken, otherwise);
        }

        /** The languages there are articles in: looked up one after the other, not counted. */
        public List<String> languages() {
            return rows(
                            "with recursive found as ((select p.language from article_pages p where " + Readers.RULE
                                    + " order by p.language limit 1) union all"
                                    + " select (select p.language from article_pages p where p.language > found.language and "
                                    + Readers.RULE
                                    + " order by p.language limit 1) from found where found.language is not null)"
                                    + " select language from found where language is not null",
                            Map.of())
                    .stream()
                    .map(row -> row.get("language", String.class))
                    .toList();
        }

        /** One article, in the reader's language or another. */
        public Optional<Article> find(String slug) {
            return rows(
                            "select " + LINE + ", a.id, p.html, array_to_string(p.languages, ' ') as languages from "
                                    + LIST + " and a.slug = :slug",
                            Map.of("slug", slug))
                    .stream()
                    .map(row -> new Article(
                            row.get("id", Number.class).longValue(),
                            row.get("slug", String.class),
                            row.get("title", String.class),
                            row.get("summary", String.class),
                            row.get("category", String.class),
                            row.get("language", String.class),
                            spoken,
                            List.of(row.get("languages", String.class).split(" ")),
                            row.get("html", String.class),
                            updated(row)))
                    .findFirst();
        }

        /** Every category with its first articles. */
        public List<Category> categories() {
            return categories(FIRST);
        }

        /** Each is counted once, and only as far as it is told. */
        List<Category> categories(int first) {
            Map<Long, List<Tuple>> byCategory = new LinkedHashMap<>();
            rows(
                            "with counted as materialized (select c.id, c.position, (select count(*) from (select 1 from article_pages p"
                                    + " where p.category_id = c.id and " + Readers.RULE + " and " + IN_READERS_LANGUAGE
                                    + " limit " + Category.MOST + ") seen) as total from article_categories c)"
                                    + " select c.id, c.position, c.total, x.* from counted c cross join lateral (select "
                                    + LINE
                                    + ", p.article_id from " + LIST
                                    + " and p.category_id = c.id order by p.title, p.article_id limit :first) x where c.total > 0"
                                    + " order by c.position, x.category, c.id, x.title, x.article_id",
                            Map.of("first", first))
                    .forEach(row -> byCategory
                            .computeIfAbsent(row.get("id", Number.class).longValue(), id -> new ArrayList<>())
                            .add(row));
            return byCategory.entrySet().stream()
                    .map(entry -> new Category(
                            entry.getKey(),
                            entry.getValue().get(0).get("category", String.class),
                            entry.getValue().stream().map(Articles::line).toList(),
                            entry.getValue().get(0).get("total", Number.class).longValue()))
                    .toList();
        }

        /** All of a category by title; at most {@code limit}, from the one after the slug given, or from the first. */
        public List<ArticleLine> in(String category, Optional<String> after, int limit) {
            return rows(
                            "select " + LINE + " from " + LIST
                                    + " and p.category_id in (select category_id from article_category_names where name = :category"
                                    + " union all select 0 where :category = '')"
                                    + after("p.title, p.article_id", ">", after)
                                    + " order by p.title, p.article_id limit :limit",
                            with(after, Map.of("category", category, "limit", limit)))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        /** Newest first, at most {@code limit}, from the one after the slug given, or from the newest. */
        public List<ArticleLine> newest(Optional<String> after, int limit) {
            return rows(
                            "select " + LINE + " from " + LIST + after("p.updated_at, p.article_id", "<", after)
                                    + " order by p.updated_at desc, p.article_id desc limit :limit",
                            with(after, Map.of("limit", limit)))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        /** Those whose titles share most with this one's, those of its category before others. */
        public List<ArticleLine> related(Article article, int limit) {
            return rows(
                            "with asked as materialized (select cast(replace(cast(plainto_tsquery(cast(:config as regconfig), :title) as text),"
                                    + " '&', '|') as tsquery) as any_of, (select category_id from articles where id = :id) as category),"
                                    + " near as ((select p.article_id, p.language from article_pages p where "
                                    + Readers.RULE + " and " + IN_READERS_LANGUAGE
                                    + " and p.titles @@ (select any_of from asked) limit 500) union"
                                    + " (select p.article_id, p.language from article_pages p where " + Readers.RULE
                                    + " and "
                                    + IN_READERS_LANGUAGE
                                    + " and p.category_id = (select category from asked) and p.category_id <> 0 limit 100))"
                                    + " select " + LINE
                                    + " from near join article_pages p on p.article_id = near.article_id"
                                    + " and p.language = near.language join articles a on a.id = p.article_id, asked where p.article_id <> :id"
                                    + " order by ts_rank(p.titles, any_of) + case when p.category_id = category and category <> 0"
                                    + " then 0.05 else 0 end desc, p.title, p.article_id limit :limit",
                            Map.of(
                                    "config",
                                    Dictionaries.of(article.language()),
                                    "title",
                                    article.title(),
                                    "id",
                                    article.id(),
                                    "limit",
                                    limit))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        /** Those read most often, where there are enough of them to be worth a section of their own. */
        public List<ArticleLine> favourites(int limit) {
            List<ArticleLine> popular = popular(limit);
            return popular.size() < ENOUGH ? List.of() : popular;
        }

        /** Those read most often. */
        public List<ArticleLine> popular(int limit) {
            return rows(
                            "select " + LINE + " from " + PAGES + " join article_views v on v.article_id = a.id where "
                                    + Readers.RULE + " and " + IN_READERS_LANGUAGE
                                    + " order by v.views desc, v.article_id limit :limit",
                            Map.of("limit", limit))
                    .stream()
                    .map(Articles::line)
                    .toList();
        }

        /** From where on; the place of an article the viewer does not read is nowhere. */
        private static String after(String columns, String than, Optional<String> after) {
            return after.isEmpty()
                    ? ""
                    : " and (" + columns + ") " + than + " (select " + columns + " from " + LIST
                            + " and a.slug = :after)";
        }

        List<Tuple> rows(String sql, Map<String, ?> parameters) {
            var query = entities.createNativeQuery(sql, Tuple.class);
            if (sql.contains(":readers")) {
                query.setParameter("readers", readers);
            }
            if (sql.contains(":spoken")) {
                query.setParameter("spoken", spoken);
            }
            if (sql.contains(":otherwise")) {
                query.setParameter("otherwise", otherwise);
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
