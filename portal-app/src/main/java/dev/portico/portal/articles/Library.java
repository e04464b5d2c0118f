package dev.portico.portal.articles;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** All articles with everything that was ever written in them, for who writes them: {@code library.of(viewer).find(id, "de")}. */
@ApplicationScoped
class Library {
    private static final String EDITIONS =
            "(select string_agg(v.language || case when p.version_id is null then ':draft' when p.version_id = v.id then ':published'"
                    + " else ':changed' end, ' ' order by v.language) from (select distinct on (language) language, id from article_versions"
                    + " where article_id = a.id order by language, number desc) v left join article_pages p on p.article_id = a.id"
                    + " and p.language = v.language) as editions";
    private static final String VERSION =
            "v.id, v.number, v.title, v.summary, v.format, v.source, coalesce(w.name, '') as author, v.written_at,"
                    + " coalesce(v.restores, 0) as restores, p.version_id is not null as published from article_versions v"
                    + " left join persons w on w.id = v.author_id left join article_pages p on p.version_id = v.id"
                    + " where v.article_id = :id and v.language = :language";

    private final Session entities;

    Library(Session entities) {
        this.entities = entities;
    }

    /**
     * What this agent works on.
     *
     * @throws Refused when they do not write articles
     */
    Shelves of(Viewer viewer) {
        if (!viewer.may(Permission.DESK_ARTICLES)) {
            throw new Refused(viewer.vendor() ? Reason.MISSING_PERMISSION : Reason.NOT_FOUND);
        }
        return new Shelves(entities);
    }

    /** Each method is one statement, {@link #find} two. */
    static final class Shelves {
        private final Session entities;

        private Shelves(Session entities) {
            this.entities = entities;
        }

        /**
         * Last changed first.
         *
         * @param words of a title, or nothing
         * @param pending only those with something that is not published
         * @param after the id of the last one shown
         */
        List<LibraryRow> list(String words, boolean pending, Optional<Long> after, Locale spoken, int limit) {
            String sql = "select a.id, a.slug, a.audience, a.changed_at, t.title, " + EDITIONS + " from articles a"
                    + " cross join lateral (select v.title from article_versions v where v.article_id = a.id"
                    + " order by v.language = :spoken desc, v.language = 'en' desc, v.number desc limit 1) t where true"
                    + (pending ? " and a.pending" : "")
                    + (words.isBlank()
                            ? ""
                            : " and a.id in (select v.article_id from article_versions v where v.title ilike :words)")
                    + (after.isEmpty()
                            ? ""
                            : " and (a.changed_at, a.id) < (select changed_at, id from articles where id = :after)")
                    + " order by a.changed_at desc, a.id desc limit :limit";
            var query = entities.createNativeQuery(sql, Tuple.class)
                    .setParameter("spoken", spoken.getLanguage())
                    .setParameter("limit", limit);
            if (!words.isBlank()) {
                query.setParameter(
                        "words", "%" + words.strip().replace("\0", "").replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
            after.ifPresent(id -> query.setParameter("after", id));
            return query.getResultStream()
                    .map(row -> new LibraryRow(
                            row.get("id", Number.class).longValue(),
                            row.get("slug", String.class),
                            row.get("title", String.class),
                            row.get("audience", String.class),
                            editions(row),
                            instant(row, "changed_at")))
                    .toList();
        }

        Optional<Work> find(long id, String language) {
            Optional<Version> latest =
                    versions("select " + VERSION + " order by v.number desc limit 1", id, language).stream()
                            .findFirst();
            return entities.createNativeQuery(
                            "select a.id, a.slug, a.revision, a.audience, a.organizations, a.groups, a.category_id, "
                                    + EDITIONS + " from articles a where a.id = :id",
                            Tuple.class)
                    .setParameter("id", id)
                    .getResultStream()
                    .map(row -> new Work(
                            id,
                            row.get("slug", String.class),
                            row.get("revision", Number.class).longValue(),
                            Audience.of(row.get("audience", String.class)).orElseThrow(),
                            List.of(row.get("organizations", String[].class)),
                            List.of(row.get("groups", String[].class)),
                            row.get("category_id", Number.class).longValue(),
                            language,
                            latest,
                            editions(row)))
                    .findFirst();
        }

        /** Everything that was written in this language, the last first. */
        List<Version> history(long id, String language) {
            return versions("select " + VERSION + " order by v.number desc", id, language);
        }

        Optional<Version> version(long id, String language, int number) {
            return versions("select " + VERSION + " and v.number = " + number, id, language).stream()
                    .findFirst();
        }

        /** What the organisations and groups that were chosen are called, by id. */
        Map<String, String> names() {
            return entities.createNativeQuery("select id, name from article_reader_names order by name", Object[].class)
                    .getResultStream()
                    .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
        }

        private List<Version> versions(String sql, long id, String language) {
            return entities.createNativeQuery(sql, Tuple.class)
                    .setParameter("id", id)
                    .setParameter("language", language)
                    .getResultStream()
                    .map(row -> new Version(
                            row.get("id", Number.class).longValue(),
                            row.get("number", Number.class).intValue(),
                            row.get("title", String.class),
                            row.get("summary", String.class),
                            row.get("format", String.class),
                            row.get("source", String.class),
                            row.get("author", String.class),
                            instant(row, "written_at"),
                            row.get("restores", Number.class).intValue(),
                            row.get("published", Boolean.class)))
                    .toList();
        }

        private static List<Edition> editions(Tuple row) {
            String all = row.get("editions", String.class);
            return Arrays.stream(all == null ? new String[0] : all.split(" "))
                    .map(Edition::of)
                    .toList();
        }

        private static Instant instant(Tuple row, String column) {
            return Instant.from((TemporalAccessor) row.get(column));
        }
    }
}
