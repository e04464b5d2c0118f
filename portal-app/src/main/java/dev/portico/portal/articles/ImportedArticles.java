package dev.portico.portal.articles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Stores what the import reads. A file is one more version of its article's language. What agents decided meanwhile stays: an audience
 * they changed, a category they moved it to, and that it is not published.
 */
@ApplicationScoped
class ImportedArticles {

    private final Session entities;
    private final Categories categories;
    private final Publications publications;

    ImportedArticles(Session entities, Categories categories, Publications publications) {
        this.entities = entities;
        this.categories = categories;
        this.publications = publications;
    }

    /** The hash of what was imported last, by slug and language. */
    @Transactional
    Map<String, String> hashes() {
        return entities.createNativeQuery(
                        "select distinct on (a.slug, v.language) a.slug || ' ' || v.language, v.hash from article_versions v"
                                + " join articles a on a.id = v.article_id where v.hash is not null"
                                + " order by a.slug, v.language, v.number desc",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /**
     * Writes a new article or language, or a new version of one.
     *
     * @param together the languages of this article that are being imported
     */
    @Transactional(rollbackOn = Exception.class)
    void write(Draft draft, Set<String> together, Instant now) throws UnreadableArticle {
        Tuple article = article(draft);
        long id = article.get("id", Number.class).longValue();
        if (!article.get("imported_audience", String.class)
                .equals(draft.audience().code())) {
            move(id, draft, together);
        }
        if (article.get("in_its_place", Boolean.class) && !draft.category().isBlank()) {
            place(id, article.get("category_id", Number.class).longValue(), draft);
        }
        Tuple version = entities.createNativeQuery(
                        "insert into article_versions (article_id, language, number, title, summary, format, source, hash, written_at)"
                                + " select :id, :language, coalesce(max(number), 0) + 1, :title, :summary, :format, :source, :hash, :now"
                                + " from article_versions where article_id = :id and language = :language returning id, number",
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("language", draft.language())
                .setParameter("title", draft.title())
                .setParameter("summary", draft.summary())
                .setParameter("format", draft.format().code())
                .setParameter("source", draft.source())
                .setParameter("hash", draft.hash())
                .setParameter("now", now)
                .getSingleResult();
        boolean first = version.get("number", Number.class).intValue() == 1;
        if (first || published(id, draft.language())) {
            publications.publish(
                    id,
                    version.get("id", Number.class).longValue(),
                    draft.html(),
                    draft.body(),
                    draft.language(),
                    draft.updated().orElse(now));
        } else {
            entities.createNativeMutationQuery("update articles set pending = true where id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }

    private Tuple article(Draft draft) {
        return entities.createNativeQuery(
                        "insert into articles (slug, audience, readers, imported_audience, origin) values (:slug, :audience,"
                                + " cast(:readers as text[]), :audience, :origin) on conflict (slug) do update"
                                + " set revision = articles.revision + 1, changed_at = now(),"
                                + " imported_audience = coalesce(articles.imported_audience, ''), origin = excluded.origin"
                                + " returning id, category_id, category_id = imported_category_id as in_its_place, imported_audience",
                        Tuple.class)
                .setParameter("slug", draft.slug().value())
                .setParameter("audience", draft.audience().code())
                .setParameter("readers", Readers.of(draft.audience()).words())
                .setParameter("origin", draft.origin())
                .getSingleResult();
    }

    /** Where the files say, which each language calls by its own name. */
    private void place(long article, long category, Draft draft) {
        if (category != Categories.NONE && !categories.otherwiseNamed(category, draft.language(), draft.category())) {
            categories.name(category, draft.language(), draft.category());
            return;
        }
        entities.createNativeMutationQuery(
                        "update articles set category_id = :category, imported_category_id = :category where id = :id")
                .setParameter("category", categories.named(draft.category(), draft.language()))
                .setParameter("id", article)
                .executeUpdate();
    }

    /** Another audience than the files had before, unless an agent chose one since. What else the article says must be meant, too. */
    private void move(long article, Draft draft, Set<String> together) throws UnreadableArticle {
        List<String> others = entities.createNativeQuery(
                        "select distinct language from article_versions where article_id = :article", String.class)
                .setParameter("article", article)
                .getResultList();
        if (!together.containsAll(others)) {
            throw new UnreadableArticle(
                    "is for others than before, and the article is not imported in all its languages");
        }
        entities.createNativeMutationQuery(
                        "update articles set readers = case when audience = imported_audience then cast(:readers as text[]) else readers end,"
                                + " audience = case when audience = imported_audience then :audience else audience end,"
                                + " imported_audience = :audience where id = :article")
                .setParameter("readers", Readers.of(draft.audience()).words())
                .setParameter("audience", draft.audience().code())
                .setParameter("article", article)
                .executeUpdate();
    }

    private boolean published(long article, String language) {
        return !entities.createNativeQuery(
                        "select 1 from article_pages where article_id = :article and language = :language",
                        Integer.class)
                .setParameter("article", article)
                .setParameter("language", language)
                .getResultList()
                .isEmpty();
    }
}
