package dev.portico.portal.articles;

import dev.portico.portal.platform.Dictionaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import org.hibernate.Session;

/**
 * What readers get: the only writer of {@code article_pages}. Called in the transaction of whoever changes an article, after the change.
 */
@ApplicationScoped
class Publications {
    private final Session entities;
    private final Rendering rendering = new Rendering();

    Publications(Session entities) {
        this.entities = entities;
    }

    /** Shows this version of an article's language. */
    void publish(long article, long version, Instant at) {
        Tuple row = entities.createNativeQuery(
                        "select v.language, v.title, v.format, v.source, coalesce(a.origin, a.slug || '.md') as origin"
                                + " from article_versions v join articles a on a.id = v.article_id where v.id = :version and a.id = :article",
                        Tuple.class)
                .setParameter("version", version)
                .setParameter("article", article)
                .getSingleResult();
        Rendering.Rendered rendered = rendering.of(
                Format.of(row.get("format", String.class)),
                row.get("source", String.class),
                row.get("title", String.class),
                new Links(java.nio.file.Path.of(row.get("origin", String.class)), row.get("language", String.class)));
        publish(article, version, rendered.html(), rendered.body(), row.get("language", String.class), at);
    }

    void publish(long article, long version, String html, String body, String language, Instant at) {
        String head = entities.createNativeQuery(
                        "select title || ' ' || summary from article_versions where id = :version", String.class)
                .setParameter("version", version)
                .getSingleResult();
        entities.createNativeMutationQuery(
                        "insert into article_pages (article_id, language, version_id, readers, languages, category_id, title, summary, html,"
                                + " body, words, config, updated_at) select v.article_id, v.language, v.id, a.readers, '{}', a.category_id, v.title,"
                                + " v.summary, :html, :body, cast(:words as text[]), cast(:config as regconfig), :at from article_versions v"
                                + " join articles a on a.id = v.article_id where v.id = :version and a.id = :article"
                                + " on conflict (article_id, language) do update set version_id = excluded.version_id,"
                                + " title = excluded.title, summary = excluded.summary, html = excluded.html, body = excluded.body,"
                                + " words = excluded.words, config = excluded.config, updated_at = excluded.updated_at")
                .setParameter("article", article)
                .setParameter("version", version)
                .setParameter("html", html)
                .setParameter("body", body)
                .setParameter("words", Vocabulary.words(head + ' ' + body).toArray(String[]::new))
                .setParameter("config", Dictionaries.of(language))
                .setParameter("at", at)
                .executeUpdate();
        spread(article);
    }

    /** Shows an article's language no longer. */
    void withdraw(long article, String language) {
        entities.createNativeMutationQuery(
                        "delete from article_pages where article_id = :article and language = :language")
                .setParameter("article", article)
                .setParameter("language", language)
                .executeUpdate();
        spread(article);
    }

    /** Brings the article's audience, category and languages to all its pages; their words follow who reads them (V72). */
    void spread(long article) {
        entities.createNativeMutationQuery(
                        "update article_pages p set readers = a.readers, category_id = a.category_id, languages = l.languages"
                                + " from articles a, (select array_agg(language order by language) as languages from article_pages"
                                + " where article_id = :article) l where a.id = p.article_id and p.article_id = :article"
                                + " and (p.readers, p.category_id, p.languages) is distinct from (a.readers, a.category_id, l.languages)")
                .setParameter("article", article)
                .executeUpdate();
    }
}
